"""The spectrogram strip: tiles put together for the columns of the screen; what is not there yet is left quiet."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from kmaker_studio.studio.strips.colour_map import Palette, colour_table
from kmaker_studio.studio.strips.scale import Scale
from kmaker_studio.studio.strips.strip_cache import COLUMNS, Span, StripCache
from kmaker_studio.studio.strips.tiles import FINEST_MS, TILE, Tile, TileStore, is_heard, level_for, tiles_between
from kmaker_studio.studio.theme.theme import Theme

_COARSER = 5  # levels up from which a tile is borrowed, stretched, until the right one has come


class SpectrogramStrip:
    """The strip's pictures. It asks `store` for the tiles of what is in view, and a little beyond."""

    def __init__(self, store: TileStore, theme: Callable[[], Theme]) -> None:
        self._store, self._theme = store, theme
        self._available: Callable[[], tuple[float, bool]] = lambda: (0.0, False)
        self.contrast = 1.0
        self.palette: Palette = "calm"
        self.chunks = StripCache(self._draw)

    def set_available(self, available: Callable[[], tuple[float, bool]]) -> None:
        """Know how much of the sound has come, in ms, and whether that is all."""
        self._available = available
        self.chunks.clear()

    def set_contrast(self, contrast: float) -> None:
        """Show the levels in steeper or flatter colours; no tile is computed again."""
        self.contrast = contrast
        self.chunks.forget(unfinished_only=False)

    def set_palette(self, palette: Palette) -> None:
        """Show the levels in other colours; no tile is computed again."""
        self.palette = palette
        self.chunks.forget(unfinished_only=False)

    def want(self, scale: Scale) -> None:
        """Ask for the tiles in view from the middle outwards, then for half a view to either side."""
        level = level_for(scale.column_ms)
        available, complete = self._available()
        margin = scale.length_ms / 2
        middle = (scale.low_ms + scale.high_ms) / 2
        high = min(scale.high_ms + margin, available)
        tiles = tiles_between(level, max(0.0, scale.low_ms - margin), high) if high > 0 else []
        tiles = [tile for tile in tiles if is_heard(tile, available, complete)]
        self._store.want(sorted(tiles, key=lambda tile: abs((tile.low_ms + tile.high_ms) / 2 - middle)))

    def at_rest(self) -> AbstractContextManager[None]:
        """No tile is computed meanwhile: Python's lock would go back and forth at each call of a painter."""
        return self._store.at_rest()

    def on_tile(self, tile: Tile) -> tuple[float, float]:
        """A tile has come: the stretch of time to paint again."""
        self.chunks.forget(tile.low_ms, tile.high_ms)
        return tile.low_ms, tile.high_ms

    def _draw(self, span: Span) -> tuple[QPixmap, bool]:
        theme = self._theme()
        picture = QPixmap(COLUMNS, span.rows)
        picture.fill(theme.colour("track"))
        table = colour_table(theme, self.contrast, self.palette)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        final = True
        for tile in tiles_between(level_for(span.column_ms), span.low_ms, span.high_ms):
            final = self._draw_tile(painter, span, tile, table) and final
        painter.end()
        return picture, final

    def _draw_tile(self, painter: QPainter, span: Span, tile: Tile, table: list[int]) -> bool:
        """The tile, or a coarser one in its place; whether it was the tile itself."""
        low, high = max(tile.low_ms, span.low_ms), min(tile.high_ms, span.high_ms)
        for level in range(tile.level, tile.level + _COARSER):
            width = TILE * FINEST_MS * 2.0**level
            found = Tile(level, int((low + 1e-6) // width))
            image = self._store.get(found)
            if image is None or found.high_ms < high - 1e-6:
                continue
            image.setColorTable(table)
            source = QRectF((low - found.low_ms) / found.column_ms, 0, (high - low) / found.column_ms, image.height())
            left, right = (low - span.low_ms) / span.column_ms, (high - span.low_ms) / span.column_ms
            painter.drawImage(QRectF(left, 0, right - left, span.rows), image, source)
            return level == tile.level
        return False
