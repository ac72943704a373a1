"""Fields of the style panel: every field of `video.style.Style` but its name, in groups, with its control."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QObject

from kmaker_studio.studio.style.controls import Choice, Control, Number, Tick
from kmaker_studio.studio.style.swatches import Swatch, Swatches
from kmaker_studio.video.fonts import families
from kmaker_studio.video.style import Gradient, Style

Changes = Mapping[str, Any]
_PLAIN_BACKGROUND = "#101426"


def _always(_style: Style) -> bool:
    return True


def _is_gradient(style: Style) -> bool:
    return isinstance(style.background, Gradient)


def _is_patterned(style: Style) -> bool:
    return gradient_of(style).pattern != "none"


def _is_plain(style: Style) -> bool:
    return not _is_gradient(style)


@dataclass(frozen=True, slots=True)
class Field:
    """A row: its `name`, which the undo step bears too, its control, and how the two go together.

    `get` reads the value from a style; `put` gives the fields of the style that the value changes. The row is only
    there where `shown`, and can only be used where `used`.
    """

    key: str
    name: str
    control: Control
    get: Callable[[Style], object]
    put: Callable[[Style, Any], Changes]
    shown: Callable[[Style], bool] = _always
    used: Callable[[Style], bool] = _always


class StyleFields(QObject):
    """Makes the rows; what is between two kinds of background is remembered here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gradient, self._plain = Gradient(), _PLAIN_BACKGROUND

    def groups(self) -> list[tuple[str, list[Field]]]:
        """The rows of each group, with the group's name."""
        return [
            (self.tr("Letters"), self._letters()),
            (self.tr("Colours"), self._colours()),
            (self.tr("Background"), [*self._background(), *self._pattern()]),
            (self.tr("Outline and shadow"), self._edges()),
            (self.tr("Place"), self._place()),
            (self.tr("Timing"), self._timing()),
            (self.tr("Around the words"), self._around()),
        ]

    def _letters(self) -> list[Field]:
        fonts = [(family, family) for family in families()]
        return [
            self._choice("font", self.tr("Font"), fonts),
            self._share("font_size", self.tr("Font size"), (2.0, 40.0), 0.1, (4.0, 20.0)),
            _row("line_spacing", self.tr("Line spacing"), (0.8, 3.0), 0.01, slider=(0.9, 2.0)),
            self._choice(
                "fill", self.tr("Fill"), [("wipe", self.tr("Wipe across")), ("word", self.tr("Word by word"))]
            ),
        ]

    def _colours(self) -> list[Field]:
        singers = Swatches(
            self.tr("Singers"),
            self.tr("Singer {}"),
            self.tr("A colour for one more singer"),
            self.tr("One colour less"),
        )
        return [
            _colour("unsung", self.tr("Before singing")),
            _colour("sung", self.tr("After singing")),
            _field("singers", self.tr("Singers"), singers),
        ]

    def _background(self) -> list[Field]:
        kinds = [("gradient", self.tr("Gradient")), ("plain", self.tr("One colour"))]
        kind = Choice(self.tr("Background"), kinds)
        plain, inner, outer = (
            Swatch(name) for name in (self.tr("Background colour"), self.tr("Inner colour"), self.tr("Outer colour"))
        )
        across, down = (self._part(name) for name in (self.tr("Centre from left"), self.tr("Centre from top")))

        def row(
            control: Swatch | Number, get: Callable[[Style], object], put: Callable[[Style, Any], Changes]
        ) -> Field:
            return Field("background", control.name, control, get, put, shown=_is_gradient)

        return [
            Field(
                "background",
                self.tr("Background"),
                kind,
                lambda style: "gradient" if _is_gradient(style) else "plain",
                self._with_kind,
            ),
            Field(
                "background",
                plain.name,
                plain,
                lambda style: style.background,
                lambda _, colour: {"background": colour},
                shown=_is_plain,
            ),
            row(inner, lambda style: gradient_of(style).inner, lambda style, new: _with_gradient(style, inner=new)),
            row(outer, lambda style: gradient_of(style).outer, lambda style, new: _with_gradient(style, outer=new)),
            row(
                across,
                lambda style: gradient_of(style).centre[0],
                lambda style, new: _with_gradient(style, centre=(new, gradient_of(style).centre[1])),
            ),
            row(
                down,
                lambda style: gradient_of(style).centre[1],
                lambda style, new: _with_gradient(style, centre=(gradient_of(style).centre[0], new)),
            ),
        ]

    def _pattern(self) -> list[Field]:
        names = {
            "none": self.tr("None"),
            "beams": self.tr("Spotlights"),
            "bokeh": self.tr("Blurred lights"),
            "dots": self.tr("Halftone dots"),
            "grid": self.tr("Grid"),
            "rays": self.tr("Rays"),
            "ruled": self.tr("Ruled paper"),
            "scanlines": self.tr("Scan lines"),
        }
        shape, pattern = self.tr("Shape"), self.tr("Pattern")
        colour, strength = self.tr("Pattern colour"), self.tr("Pattern strength")
        shapes = [("round", self.tr("Round")), ("down", self.tr("Top to bottom"))]

        def row(key: str, name: str, control: Control, used: Callable[[Style], bool] = _is_patterned) -> Field:
            def get(style: Style) -> object:
                return getattr(gradient_of(style), key)

            def put(style: Style, value: object) -> Changes:
                return _with_gradient(style, **{key: value})

            return Field("background", name, control, get, put, shown=_is_gradient, used=used)

        return [
            row("shape", shape, Choice(shape, shapes), _always),
            row("pattern", pattern, Choice(pattern, list(names.items())), _always),
            row("pattern_colour", colour, Swatch(colour)),
            row("pattern_strength", strength, self._part(strength)),
        ]

    def _edges(self) -> list[Field]:
        return [
            self._share("outline", self.tr("Outline"), (0.0, 100.0), 0.05, (0.0, 2.0)),
            _colour("outline_colour", self.tr("Outline colour"), used=lambda style: style.outline > 0),
            _field("flip_outline", self.tr("Outline turns"), Tick(self.tr("Outline turns"))),
            _colour("sung_outline_colour", self.tr("Outline after"), used=lambda style: style.flip_outline),
            self._share("glow", self.tr("Glow"), (0.0, 10.0), 0.1, (0.0, 5.0)),
            self._share("shadow", self.tr("Shadow"), (0.0, 100.0), 0.05, (0.0, 2.0)),
            self._share(
                "shadow_opacity",
                self.tr("Shadow strength"),
                (0.0, 100.0),
                1.0,
                (0.0, 100.0),
                used=lambda style: style.shadow > 0,
            ),
            self._share("softness", self.tr("Soft edges"), (0.0, 100.0), 0.05, (0.0, 2.0)),
        ]

    def _place(self) -> list[Field]:
        paging = [("alternate", self.tr("Line by line")), ("page", self.tr("Whole pages"))]
        positions = [("top", self.tr("Top")), ("middle", self.tr("Middle")), ("bottom", self.tr("Bottom"))]
        shapes = [("wide", self.tr("Wide pictures")), ("tall", self.tr("Upright pictures"))]
        sides = [
            ("centre", self.tr("Centred")),
            ("left", self.tr("Left")),
            ("right", self.tr("Right")),
            ("staggered", self.tr("Left and right in turn")),
        ]
        return [
            _row("lines", self.tr("Lines at once"), (1, 4), 1, slider=(1, 4), whole=True),
            self._choice("paging", self.tr("They change"), paging, used=lambda style: style.lines > 1),
            self._choice("position", self.tr("Position"), positions),
            self._choice("align", self.tr("Alignment"), sides),
            self._share("safe_area", self.tr("Margin"), (0.0, 30.0), 0.5, (0.0, 30.0)),
            self._choice("picture", self.tr("Made for"), shapes),
        ]

    def _timing(self) -> list[Field]:
        return [
            self._seconds("lead_in_ms", self.tr("Shown ahead"), 10.0),
            self._seconds("hold_ms", self.tr("Stay after"), 3.0),
            self._seconds("fade_ms", self.tr("Fade"), 2.0),
        ]

    def _around(self) -> list[Field]:
        return [
            _field("title_card", self.tr("Title card"), Tick(self.tr("Title card"))),
            _field("end_card", self.tr("End card"), Tick(self.tr("End card"))),
            _row("countdown_dots", self.tr("Countdown dots"), (0, 5), 1, slider=(0, 5), whole=True),
            self._seconds("countdown_after_ms", self.tr("Countdown after"), 30.0),
            _field("progress_bar", self.tr("Progress bar"), Tick(self.tr("Progress bar"))),
            self._seconds("progress_after_ms", self.tr("Bar after"), 60.0, used=lambda style: style.progress_bar),
        ]

    def _with_kind(self, style: Style, kind: str) -> Changes:
        """The other kind of background: what it was the last time, or the like of what is there."""
        if isinstance(style.background, Gradient):
            self._gradient = style.background
        else:
            self._plain = style.background
        return {"background": self._gradient if kind == "gradient" else self._plain}

    def _choice(
        self, key: str, name: str, choices: Sequence[tuple[object, str]], used: Callable[[Style], bool] = _always
    ) -> Field:
        return _field(key, name, Choice(name, choices), used)

    def _share(
        self,
        key: str,
        name: str,
        limits: tuple[float, float],
        step: float,
        slider: tuple[float, float],
        used: Callable[[Style], bool] = _always,
    ) -> Field:
        """A share of the picture's height, in per cent."""
        return _field(key, name, Number(name, limits, step, factor=100.0, suffix=" %", slider=slider), used)

    def _part(self, name: str) -> Number:
        return Number(name, (0.0, 100.0), 1.0, factor=100.0, suffix=" %", slider=(0.0, 100.0))

    def _seconds(self, key: str, name: str, usual: float, used: Callable[[Style], bool] = _always) -> Field:
        control = Number(name, (0.0, 60.0), 0.05, factor=0.001, suffix=self.tr(" s"), slider=(0.0, usual), whole=True)
        return _field(key, name, control, used)


def _field(key: str, name: str, control: Control, used: Callable[[Style], bool] = _always) -> Field:
    """A row for the style's field `key` itself."""

    def get(style: Style) -> object:
        return getattr(style, key)

    def put(_style: Style, value: object) -> Changes:
        return {key: value}

    return Field(key, name, control, get, put, used=used)


def _row(
    key: str, name: str, limits: tuple[float, float], step: float, *, slider: tuple[float, float], whole: bool = False
) -> Field:
    return _field(key, name, Number(name, limits, step, slider=slider, whole=whole))


def _colour(key: str, name: str, used: Callable[[Style], bool] = _always) -> Field:
    return _field(key, name, Swatch(name), used)


def gradient_of(style: Style) -> Gradient:
    """The style's gradient; any other background counts as the usual one."""
    return style.background if isinstance(style.background, Gradient) else Gradient()


def _with_gradient(style: Style, **fields: object) -> Changes:
    return {"background": msgspec.structs.replace(gradient_of(style), **fields)}
