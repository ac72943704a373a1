"""Errors: `KMakerError` for input that the user can mend, `JobCancelled`, and translatable phrases."""

from collections.abc import Mapping
from typing import Self


class Phrase(str):
    """Part of a sentence, or one that is not raised: the English, its `template` and the `values` of its blanks.

    The window says it in its own language by looking up the template, and so it does with
    values that are phrases or `KMakerError`s themselves. A template without values is taken as it is, braces and all.
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """The phrase in English."""
        phrase = super().__new__(cls, _filled(template, values))
        phrase.template, phrase.values = template, values
        return phrase

    @classmethod
    def again(cls, template: str, values: Mapping[str, object]) -> Self:
        """A phrase that was made before, by an error or in another process."""
        return cls(template, **values)


class KMakerError(Exception):
    """Something the user can mend. The message is one sentence: what, where, what to do.

    The command line prints it and exits with status 2; the window shows it in a dialog. It is given as for `Phrase`, a
    literal template so that it is found for translation: `KMakerError("{path} is empty: choose another.", path=path)`.
    """

    def __init__(self, template: str = "", /, **values: object) -> None:
        self.template, self.values = template, values
        super().__init__(_filled(template, values))

    @property
    def phrase(self) -> Phrase:
        """What it says."""
        return Phrase.again(self.template, self.values)

    @classmethod
    def of(cls, phrase: Phrase) -> Self:
        """The error that says `phrase`."""
        return cls(phrase.template, **phrase.values)


class JobCancelled(Exception):
    """The user cancelled a running job; nothing it began is left behind."""


def _filled(template: str, values: Mapping[str, object]) -> str:
    return template.format(**values) if values else template
