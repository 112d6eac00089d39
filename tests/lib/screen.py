# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""What any other program on the same X display can see: what is copied or selected, and the titles of the windows."""

import ctypes
import time

_CURRENT_TIME = 0
_SELECTION_NOTIFY = 31
_PROPERTY_NOTIFY = 28
_PROPERTY_CHANGE_MASK = 1 << 22
_NEW_VALUE = 0
_ANY_TYPE = 0
# Of a property at once, in units of four bytes.
_LENGTH = 1 << 20
_BOUND = 20


class _SelectionEvent(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int),
                ('display', ctypes.c_void_p), ('requestor', ctypes.c_ulong), ('selection', ctypes.c_ulong),
                ('target', ctypes.c_ulong), ('property', ctypes.c_ulong), ('time', ctypes.c_ulong)]


class _PropertyEvent(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int),
                ('display', ctypes.c_void_p), ('window', ctypes.c_ulong), ('atom', ctypes.c_ulong),
                ('time', ctypes.c_ulong), ('state', ctypes.c_int)]


class _Event(ctypes.Union):
    _fields_ = [('type', ctypes.c_int), ('selection', _SelectionEvent), ('property', _PropertyEvent),
                ('pad', ctypes.c_long * 24)]


_HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


@_HANDLER
def _ignore_error(_display, _event):
    """A window may be gone before its title is asked for."""
    return 0


class Screen:
    """A client of the X server with nothing to show. Each thread needs one of its own."""

    def __init__(self):
        self.x = ctypes.CDLL('libX11.so.6')
        for name in ('XOpenDisplay', 'XCreateSimpleWindow', 'XInternAtom', 'XDefaultRootWindow', 'XGetAtomName'):
            getattr(self.x, name).restype = ctypes.c_void_p
        self.x.XSetErrorHandler(_ignore_error)
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        assert self.display, 'there is no X display'
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.window = ctypes.c_ulong(self.x.XCreateSimpleWindow(self.display, self.root, 0, 0, 1, 1, 0,
                                                                ctypes.c_ulong(0), ctypes.c_ulong(0)))
        self.x.XSelectInput(self.display, self.window, ctypes.c_long(_PROPERTY_CHANGE_MASK))

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.x.XCloseDisplay(self.display)

    def _atom(self, name):
        return ctypes.c_ulong(self.x.XInternAtom(self.display, name.encode(), 0))

    def _name(self, atom):
        name = ctypes.c_void_p(self.x.XGetAtomName(self.display, ctypes.c_ulong(atom)))
        try:
            return ctypes.string_at(name).decode()
        finally:
            self.x.XFree(name)

    def _property(self, window, name, delete=0):
        """Returns the type of a property, its items in bits and its bytes."""
        kind, width, count, rest = (ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong())
        content = ctypes.c_void_p()
        status = self.x.XGetWindowProperty(
            self.display, ctypes.c_ulong(window), self._atom(name), ctypes.c_long(0), ctypes.c_long(_LENGTH), delete,
            ctypes.c_ulong(_ANY_TYPE), ctypes.byref(kind), ctypes.byref(width), ctypes.byref(count),
            ctypes.byref(rest), ctypes.byref(content))
        if status != 0 or not content:
            return 0, 0, b''
        try:
            # Xlib hands out items of 32 bits as longs.
            size = {8: 1, 16: 2, 32: ctypes.sizeof(ctypes.c_long)}.get(width.value, 0)
            return kind.value, width.value, ctypes.string_at(content, count.value * size)
        finally:
            self.x.XFree(content)

    def _longs(self, window, name):
        _, width, content = self._property(window, name)
        return list((ctypes.c_ulong * (len(content) // ctypes.sizeof(ctypes.c_ulong))).from_buffer_copy(content)) \
            if width == 32 else []

    def _next(self, wanted):
        """Waits for an event, as other people may have ended before they answer."""
        event, end = _Event(), time.monotonic() + _BOUND
        while time.monotonic() < end:
            while self.x.XPending(self.display):
                self.x.XNextEvent(self.display, ctypes.byref(event))
                if wanted(event):
                    return event
            time.sleep(0.02)
        return None

    def _convert(self, selection, target):
        """Asks whoever offers something for it; returns whether there was an answer."""
        self.x.XDeleteProperty(self.display, self.window, self._atom('TELEPHONIST_TEST'))
        self.x.XConvertSelection(self.display, self._atom(selection), self._atom(target),
                                 self._atom('TELEPHONIST_TEST'), self.window, ctypes.c_ulong(_CURRENT_TIME))
        event = self._next(lambda event: event.type == _SELECTION_NOTIFY)
        return event is not None and event.selection.property != 0

    def _receive(self, selection, target):
        if not self._convert(selection, target):
            return b''
        window = self.window.value
        kind, _, content = self._property(window, 'TELEPHONIST_TEST')
        if kind != self._atom('INCR').value:
            return content
        # What is large, or of unknown size, comes in pieces, each when the one before it was taken away; the last is
        # empty.
        content = b''
        self._property(window, 'TELEPHONIST_TEST', delete=1)
        while self._next(lambda event: event.type == _PROPERTY_NOTIFY and event.property.state == _NEW_VALUE):
            piece = self._property(window, 'TELEPHONIST_TEST', delete=1)[2]
            if not piece:
                break
            content += piece
        return content

    def get_offer(self, selection):
        """Returns what is offered in CLIPBOARD or PRIMARY: by its type, what another program gets when it asks."""
        if not self._convert(selection, 'TARGETS'):
            return {}
        types = [self._name(atom) for atom in self._longs(self.window.value, 'TELEPHONIST_TEST')]
        return {name: self._receive(selection, name) for name in types
                if name not in ('TARGETS', 'MULTIPLE', 'TIMESTAMP', 'SAVE_TARGETS', 'DELETE')}

    def get_titles(self):
        """Returns the titles that the windows have now."""
        return {self._property(window, name)[2].decode(errors='replace')
                for window in self._longs(self.root.value, '_NET_CLIENT_LIST')
                for name in ('_NET_WM_NAME', '_NET_WM_ICON_NAME', 'WM_NAME', 'WM_ICON_NAME')} - {''}
