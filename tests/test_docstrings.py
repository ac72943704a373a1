"""Docstrings tell what callers must reckon with: a public function that raises a `KMakerError` says so."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import kmaker_studio

PACKAGE = Path(kmaker_studio.__file__).parent
ROOMS = ("align", "api", "audio", "batch", "cli", "core", "formats", "separate", "studio", "text", "train", "video")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def error_classes(modules: list[ast.Module]) -> set[str]:
    """`KMakerError` and the classes that are kinds of it."""
    known = {"KMakerError"}
    classes = [node for module in modules for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    while more := {each.name for each in classes if {ast.unparse(base) for base in each.bases} & known} - known:
        known |= more
    return known


def error_makers(modules: list[ast.Module], classes: set[str]) -> set[str]:
    """Functions that give such an error for others to raise."""
    functions = (node for module in modules for node in ast.walk(module) if isinstance(node, Function))
    return {each.name for each in functions if each.returns is not None and ast.unparse(each.returns) in classes}


def public_functions(module: ast.Module) -> Iterator[Function]:
    """Public functions of the module, and public methods of its public classes."""
    for node in module.body:
        inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        yield from (each for each in inside if isinstance(each, Function) and not each.name.startswith("_"))


def raised(function: Function) -> Iterator[str]:
    """The names of what it raises itself, not in a function inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            yield ast.unparse(called).split(".")[0 if isinstance(called, ast.Attribute) else -1]
        waiting.extend(ast.iter_child_nodes(node))


def commands(module: ast.Module) -> set[str]:
    """Functions of the command line's commands, whose docstrings are their `--help`: the program says every error."""
    calls = (node for node in ast.walk(module) if isinstance(node, ast.Call) and isinstance(node.func, ast.Call))
    return {
        ast.unparse(call.args[0])
        for call in calls
        if ast.unparse(call.func.func) == "app.command"  # pyright: ignore[reportAttributeAccessIssue]
    }


def silent(source: str, classes: set[str], makers: set[str]) -> list[str]:
    module = ast.parse(source)
    return [
        function.name
        for function in public_functions(module)
        if function.name not in commands(module)
        and any(name in classes or name in makers for name in raised(function))
        and not any(name in (ast.get_docstring(function) or "") for name in classes)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_who_raises_says_so(room: str):
    modules = trees()
    classes = error_classes(list(modules.values()))
    makers = error_makers(list(modules.values()), classes)
    found = {
        str(path.relative_to(PACKAGE)): names
        for path in modules
        if path.relative_to(PACKAGE).parts[0] == room and (names := silent(path.read_text("utf-8"), classes, makers))
    }
    assert found == {}


def test_the_check_finds_what_it_looks_for():
    source = '''
class Gone(KMakerError): ...

def _lost() -> KMakerError: ...

def open_(path):
    """Opens."""
    raise KMakerError("{path}", path=path)

def told(path):
    """Opens; raises `Gone` where it is not there."""
    raise Gone("{path}", path=path)

def by_another():
    """Looks."""
    if 1:
        raise _lost()

def later():
    """A job that may fail."""
    def job():
        raise KMakerError("no")
    return job

class Shelf:
    def put(self):
        """Puts."""
        raise Gone from None
'''
    module = ast.parse(source)
    classes = error_classes([module])
    makers = error_makers([module], classes)
    assert (classes, makers) == ({"KMakerError", "Gone"}, {"_lost"})
    assert silent(source, classes, makers) == ["open_", "by_another", "put"]
