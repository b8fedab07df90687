"""The PS/2 keyboard: scan code set 1 becomes the bytes that a terminal sends, US layout.

Sources: IBM PC/AT Technical Reference, "Keyboard" (the 8042 at ports 0x60 and 0x64); Microsoft, "Keyboard
Scan Code Specification" (set 1). Bit 7 of a code marks a release; 0xE0 announces a key that the 84-key
keyboard did not have; 0xE1 1D 45 E1 9D C5 is Pause. Keys without a character send what xterm and the Linux
console send.

`Keyboard.translate` is pure policy and knows no hardware; `receive` empties the controller, from IRQ 1.
"""

from ophion.lang.unsafe import inb, outb

KEYBOARD_IRQ = 1

_DATA = 0x60
_STATUS = 0x64
_OUTPUT_FULL = 0x01
_INPUT_FULL = 0x02
_FROM_MOUSE = 0x20
_COMMAND_READ_CONFIGURATION = 0x20
_COMMAND_WRITE_CONFIGURATION = 0x60
_COMMAND_ENABLE_KEYBOARD = 0xAE
_CONFIGURATION_IRQ = 0x01
_CONFIGURATION_KEYBOARD_OFF = 0x10
_CONFIGURATION_TRANSLATE = 0x40
_SET_LEDS = 0xED
_SPINS = 10_000
_LONGEST_BURST = 64

_RELEASE = 0x80
_EXTENDED = 0xE0
_PAUSE = 0xE1
_PAUSE_CODES = 2
_CONTROL = 0x1D
_LEFT_SHIFT = 0x2A
_RIGHT_SHIFT = 0x36
_ALT = 0x38
_CAPS_LOCK = 0x3A
_NUM_LOCK = 0x45
_KEYPAD_FIRST = 0x47
_KEYPAD_LAST = 0x53
_KEYPAD_SLASH = 0x35
_ENTER = 0x1C
_BACKSPACE = 0x0E
_TAB = 0x0F
_ESCAPE = b"\x1b"

# Characters of the codes 0x00 to 0x39; NUL where there is none. Backspace sends DEL, as a VT220's does.
_PLAIN = b"\x00\x1b1234567890-=\x7f\tqwertyuiop[]\r\x00asdfghjkl;'`\x00\\zxcvbnm,./\x00*\x00 "
_SHIFTED = b'\x00\x1b!@#$%^&*()_+\x7f\tQWERTYUIOP{}\r\x00ASDFGHJKL:"~\x00|ZXCVBNM<>?\x00*\x00 '
_KEYPAD = b"789-456+1230."

# Sequences of the keypad without Num Lock, which are those of the keys with 0xE0, by code from 0x47.
_CURSOR_KEYS = [
    b"\x1b[H",
    b"\x1b[A",
    b"\x1b[5~",
    b"-",
    b"\x1b[D",
    b"\x1b[E",
    b"\x1b[C",
    b"+",
    b"\x1b[F",
    b"\x1b[B",
    b"\x1b[6~",
    b"\x1b[2~",
    b"\x1b[3~",
]

_FUNCTION_KEYS: dict[int, bytes] = {
    0x3B: b"\x1b[11~",
    0x3C: b"\x1b[12~",
    0x3D: b"\x1b[13~",
    0x3E: b"\x1b[14~",
    0x3F: b"\x1b[15~",
    0x40: b"\x1b[17~",
    0x41: b"\x1b[18~",
    0x42: b"\x1b[19~",
    0x43: b"\x1b[20~",
    0x44: b"\x1b[21~",
    0x57: b"\x1b[23~",
    0x58: b"\x1b[24~",
}

# Control with these keys sends what a VT220 sends, beyond the letters and @ [ \ ] ^ _.
_CONTROL_DIGITS: dict[int, int] = {
    0x20: 0x00,
    0x32: 0x00,
    0x33: 0x1B,
    0x34: 0x1C,
    0x35: 0x1D,
    0x36: 0x1E,
    0x37: 0x1F,
    0x38: 0x7F,
    0x2F: 0x1F,
    0x3F: 0x7F,
}


def _controlled(character: int) -> int:
    """The character that Control makes of another."""
    if 0x40 <= character <= 0x5F or 0x61 <= character <= 0x7A:
        return character & 0x1F
    return _CONTROL_DIGITS.get(character, character)


def _is_letter(character: int) -> bool:
    return 0x41 <= character <= 0x5A or 0x61 <= character <= 0x7A


class Keyboard:
    """The state of the modifier keys and of a code that is not complete."""

    def __init__(self) -> None:
        self.caps_lock = False
        self.num_lock = False
        self._left_shift = False
        self._right_shift = False
        self._left_control = False
        self._right_control = False
        self._left_alt = False
        self._right_alt = False
        self._extended = False
        self._skip = 0
        self._held = 0  # the lock key that is down, so that its repetitions do not toggle

    @property
    def shift(self) -> bool:
        """Whether a shift key is down."""
        return self._left_shift or self._right_shift

    @property
    def control(self) -> bool:
        """Whether a control key is down."""
        return self._left_control or self._right_control

    @property
    def alt(self) -> bool:
        """Whether an alt key is down."""
        return self._left_alt or self._right_alt

    def translate(self, code: int) -> bytes:
        """The bytes that one byte of scan code completes, often none."""
        if self._skip > 0:
            self._skip -= 1
            return b""
        if code == _PAUSE:
            self._skip = _PAUSE_CODES
            return b""
        if code == _EXTENDED:
            self._extended = True
            return b""
        extended = self._extended
        self._extended = False
        key = code & ~_RELEASE
        down = code & _RELEASE == 0
        if self._change_modifier(key, down, extended) or not down:
            return b""
        return self._press_extended(key) if extended else self._press(key)

    def _change_modifier(self, key: int, down: bool, extended: bool) -> bool:
        """Follow a modifier key; whether it is one.

        0xE0 with a shift's code is no key: it surrounds others.
        """
        if key in (_LEFT_SHIFT, _RIGHT_SHIFT):
            if not extended and key == _LEFT_SHIFT:
                self._left_shift = down
            elif not extended:
                self._right_shift = down
            return True
        if key == _CONTROL:
            if extended:
                self._right_control = down
            else:
                self._left_control = down
            return True
        if key == _ALT:
            if extended:
                self._right_alt = down
            else:
                self._left_alt = down
            return True
        return self._change_lock(key, down) if not extended else False

    def _change_lock(self, key: int, down: bool) -> bool:
        if key != _CAPS_LOCK and key != _NUM_LOCK:
            return False
        if not down:
            self._held = 0
        elif self._held != key:
            self._held = key
            if key == _CAPS_LOCK:
                self.caps_lock = not self.caps_lock
            else:
                self.num_lock = not self.num_lock
        return True

    def _press(self, key: int) -> bytes:
        if key < len(_PLAIN):
            return self._character(key)
        if _KEYPAD_FIRST <= key <= _KEYPAD_LAST:
            if self.num_lock != self.shift:
                return self._with_alt(_KEYPAD[key - _KEYPAD_FIRST])
            return _CURSOR_KEYS[key - _KEYPAD_FIRST]
        return _FUNCTION_KEYS.get(key, b"")

    def _press_extended(self, key: int) -> bytes:
        if key == _ENTER:
            return b"\r"
        if key == _KEYPAD_SLASH:
            return b"/"
        if _KEYPAD_FIRST <= key <= _KEYPAD_LAST:
            return _CURSOR_KEYS[key - _KEYPAD_FIRST]
        return b""

    def _character(self, key: int) -> bytes:
        shifted = self.shift
        if self.caps_lock and _is_letter(_PLAIN[key]):
            shifted = not shifted
        character = _SHIFTED[key] if shifted else _PLAIN[key]
        if character == 0:
            return b""
        if key == _TAB and self.shift:
            return b"\x1b[Z"
        if self.control:
            character = 0x08 if key == _BACKSPACE else _controlled(character)
        return self._with_alt(character)

    def _with_alt(self, character: int) -> bytes:
        """The character, after an escape while Alt is down."""
        text = character.to_bytes(1, "little")
        return _ESCAPE + text if self.alt else text

    def receive(self) -> bytes:
        """The bytes of all the keys that the controller holds; bytes of a mouse are dropped."""
        typed = bytearray()
        for _ in range(_LONGEST_BURST):
            status = inb(_STATUS)
            if status & _OUTPUT_FULL == 0:
                break
            code = inb(_DATA)
            if status & _FROM_MOUSE == 0:
                typed.extend(self._translate_and_light(code))
        return bytes(typed)

    def _translate_and_light(self, code: int) -> bytes:
        locks = self._locks()
        typed = self.translate(code)
        if self._locks() != locks:
            _send(_SET_LEDS)
            _send(self._locks())
        return typed

    def _locks(self) -> int:
        """The lamps as the keyboard's command numbers them."""
        return (2 if self.num_lock else 0) | (4 if self.caps_lock else 0)


def _wait_input() -> None:
    spins = 0
    while inb(_STATUS) & _INPUT_FULL != 0 and spins < _SPINS:
        spins += 1


def _wait_output() -> None:
    spins = 0
    while inb(_STATUS) & _OUTPUT_FULL == 0 and spins < _SPINS:
        spins += 1


def _send(value: int) -> None:
    """Send a byte to the keyboard; its acknowledgement, 0xFA, comes back as a code that means no key."""
    _wait_input()
    outb(_DATA, value)


def enable_keyboard() -> None:
    """Make the controller translate to set 1 and interrupt; what it held before is dropped."""
    for _ in range(_LONGEST_BURST):
        if inb(_STATUS) & _OUTPUT_FULL == 0:
            break
        inb(_DATA)
    _wait_input()
    outb(_STATUS, _COMMAND_ENABLE_KEYBOARD)
    _wait_input()
    outb(_STATUS, _COMMAND_READ_CONFIGURATION)
    _wait_output()
    configuration = inb(_DATA)
    _wait_input()
    outb(_STATUS, _COMMAND_WRITE_CONFIGURATION)
    _wait_input()
    outb(_DATA, configuration & ~_CONFIGURATION_KEYBOARD_OFF | _CONFIGURATION_IRQ | _CONFIGURATION_TRANSLATE)
