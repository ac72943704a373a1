"""The registry of settings: what is written is read again, by a later start too, and rubbish is the default."""

import ast
import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QByteArray, QSettings

from kmaker_studio import paths
from kmaker_studio.studio import settings
from kmaker_studio.studio.settings import Setting, flush, read_group, write_group

REGISTRY = {name: each for name, each in vars(settings).items() if isinstance(each, Setting)}
OTHER = {str: 'ü, "x"; @y\\z', float: 0.35, bool: None, bytes: b"\x00\xff\x80 layout"}


@pytest.fixture
def ini(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = paths.user_config() / "studio.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def another(setting):
    return not setting.default if isinstance(setting.default, bool) else OTHER[type(setting.default)]


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_a_setting_is_read_as_it_was_written(ini, name):
    setting = REGISTRY[name]
    assert setting.read() == setting.default
    setting.write(another(setting))
    assert setting.read() == another(setting)
    flush()
    settings._of.cache_clear()  # a later start
    assert setting.read() == another(setting)
    assert type(setting.read()) is type(setting.default)


def test_the_file_holds_plain_texts_and_numbers(ini):
    for setting in REGISTRY.values():
        setting.write(another(setting))
    flush()
    text = ini.read_text(encoding="utf-8")
    assert "@" not in re.sub(r'"[^"\n]*\\".*"', "", text)  # no @ByteArray, no @Variant
    assert "link_repeats=true" in text


def test_what_an_earlier_start_wrote_is_read(ini):
    """Layouts were Qt's own byte arrays, yes and no were Qt's own."""
    kept = QSettings(str(ini), QSettings.Format.IniFormat)
    kept.setValue("layout/window-800x800", QByteArray(b"\x01geometry\x00"))
    kept.setValue("sound/clicks", False)
    kept.setValue("tap/latency_ms", 80)
    kept.setValue("sound/volume", 0.5)
    kept.sync()
    assert settings.window_geometry("800x800").read() == b"\x01geometry\x00"
    assert settings.PLAY_CLICKED_WORDS.read() is False
    assert settings.TAP_LATENCY_MS.read() == 80
    assert settings.VOLUME.read() == 0.5


def test_rubbish_is_the_default(ini):
    ini.write_text("[sound]\nvolume=loud\n[layout]\nwindow-800x800=%%%\n[view]\ntheme=a, b\n", encoding="utf-8")
    assert settings.VOLUME.read() == 1.0
    assert settings.window_geometry("800x800").read() == b""
    assert settings.THEME.read() == "dark"


def test_a_group_is_replaced_whole(ini):
    write_group("keys", {"play": "Space ; P", "stop": ""})
    assert read_group("keys") == {"play": "Space ; P", "stop": ""}
    write_group("keys", {"stop": "S"})
    assert read_group("keys") == {"stop": "S"}


def test_every_key_is_its_own_and_stands_in_the_registry_only():
    keys = [setting.key for setting in REGISTRY.values()]
    assert len(keys) == len(set(keys)) >= 18
    assert [field.name for field in fields(Setting)] == ["key", "default"]
    elsewhere = []
    for path in (paths.resources().parent / "kmaker_studio").rglob("*.py"):
        if path.name != "settings.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                known = isinstance(node, ast.Constant) and node.value in keys
                if known or (isinstance(node, ast.Name) and node.id == "QSettings"):
                    elsewhere.append(f"{path.name}:{node.lineno}")
    assert elsewhere == []


def test_nothing_in_the_file_is_run(ini, tmp_path):
    """Qt's reader would unpickle this: it is what PySide writes for a Python object."""
    payload = f"cos\\nsystem\\n(S'touch {tmp_path / 'ran'}'\\ntR."
    kept = rf"@Variant(\0\0\0\x7f\0\0\0\x12PyObjectWrapper\0{payload})"
    ini.write_text(f'[view]\ntheme={kept}\nlanguage="{kept}"\n[sound]\nvolume={kept}\n', encoding="utf-8")
    for setting in REGISTRY.values():
        setting.read()
    assert settings.VOLUME.read() == 1.0
    assert not (tmp_path / "ran").exists()
