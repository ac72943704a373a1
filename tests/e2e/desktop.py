"""A screen of our own, and hands on it: Xvfb, keys and mouse by XTEST, files dropped by the XDND protocol."""

import os
import shutil
import subprocess
import time
from contextlib import contextmanager

from Xlib import XK, X, Xatom, display, protocol
from Xlib.ext import xtest

_XDND = 5
_KEYS = {" ": "space", "/": "slash", ".": "period", "-": "minus", "_": "underscore", ",": "comma", ":": "colon"}


@contextmanager
def virtual_screen(scale=1):
    """A display that nobody sees; yields its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            shutil.which("Xvfb"),
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{1600 * scale}x{1000 * scale}x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Desktop:
    """Real keys and a real pointer on the display called `name`."""

    def __init__(self, name, scale=1):
        self.scale = scale
        self.display = display.Display(name)
        self.root = self.display.screen().root

    def close(self):
        self.display.close()

    def _fake(self, kind, detail=0, x=0, y=0):
        xtest.fake_input(self.display, kind, detail, x=x, y=y)
        self.display.sync()

    def move(self, at):
        self._fake(X.MotionNotify, x=at[0], y=at[1])
        time.sleep(0.015)

    def press(self, button=1):
        self._fake(X.ButtonPress, button)
        time.sleep(0.015)

    def release(self, button=1):
        self._fake(X.ButtonRelease, button)
        time.sleep(0.015)

    def click(self, at, keys=()):
        self.move(at)
        with self.held(*keys):
            self.press()
            self.release()

    def drag(self, start, pixels, keys=()):
        """From `start`, as many pixels (of a screen at 100 %) to the right, in small steps as a hand does."""
        pixels *= self.scale
        self.move(start)
        with self.held(*keys):
            self.press()
            steps = max(6, abs(pixels) // 4)
            for step in range(1, steps + 1):
                self.move((start[0] + round(pixels * step / steps), start[1]))
            time.sleep(0.1)
            self.release()

    def _code(self, key):
        symbol = XK.string_to_keysym(_KEYS.get(key, key))
        code = self.display.keysym_to_keycode(symbol)
        assert code, f"this keyboard has no {key!r}"
        return code, self.display.keycode_to_keysym(code, 0) != symbol

    def down(self, key):
        self._fake(X.KeyPress, self._code(key)[0])

    def up(self, key):
        self._fake(X.KeyRelease, self._code(key)[0])

    @contextmanager
    def held(self, *keys):
        for key in keys:
            self.down(key)
        try:
            yield
        finally:
            for key in reversed(keys):
                self.up(key)

    def key(self, key, *modifiers):
        """Press and let go, `modifiers` being held."""
        code, shifted = self._code(key)
        with self.held(*modifiers, *(("Shift_L",) if shifted else ())):
            self._fake(X.KeyPress, code)
            self._fake(X.KeyRelease, code)
        time.sleep(0.02)

    def type(self, text):
        for char in text:
            self.key(char)

    def focus(self, window_id):
        """Give the keyboard to a window, as a window manager would; there is none here."""
        self.display.create_resource_object("window", window_id).set_input_focus(X.RevertToParent, X.CurrentTime)
        self.display.sync()

    def drop(self, window_id, at, paths, seconds=20):
        """Drag files over the window and let go of them, as a file manager does (XDND version 5)."""
        atom = self.display.intern_atom
        source = self.root.create_window(0, 0, 1, 1, 0, self.display.screen().root_depth)
        target = self.display.create_resource_object("window", window_id)
        kind, selection = atom("text/uri-list"), atom("XdndSelection")
        uris = "".join(path.as_uri() + "\r\n" for path in paths).encode()
        source.set_selection_owner(selection, X.CurrentTime)
        spot = (at[0] << 16) | at[1]
        copy = atom("XdndActionCopy")

        def tell(name, *data):
            message = protocol.event.ClientMessage(
                window=target, client_type=atom(name), data=(32, [source.id, *data, *[0] * (4 - len(data))])
            )
            target.send_event(message)
            self.display.sync()

        self.move(at)
        tell("XdndEnter", _XDND << 24, kind)
        tell("XdndPosition", 0, spot, X.CurrentTime, copy)
        deadline, dropped = time.monotonic() + seconds, False
        while time.monotonic() < deadline:
            if not self.display.pending_events():
                time.sleep(0.01)
                continue
            event = self.display.next_event()
            if event.type == X.SelectionRequest:
                self._hand_over(event, kind, uris)
            elif event.type == X.ClientMessage and event.client_type == atom("XdndStatus"):
                accepted = event.data[1][1] & 1
                if accepted and not dropped:
                    dropped = True
                    tell("XdndDrop", 0, X.CurrentTime)
            elif event.type == X.ClientMessage and event.client_type == atom("XdndFinished"):
                source.destroy()
                return
        raise AssertionError("the window did not take the files")

    def _hand_over(self, request, kind, uris):
        place = request.property
        if request.target == kind:
            request.requestor.change_property(place, kind, 8, uris)
        elif request.target == self.display.intern_atom("TARGETS"):
            request.requestor.change_property(place, Xatom.ATOM, 32, [kind])
        else:
            place = X.NONE
        notice = protocol.event.SelectionNotify(
            time=request.time,
            requestor=request.requestor,
            selection=request.selection,
            target=request.target,
            property=place,
        )
        request.requestor.send_event(notice)
        self.display.sync()
