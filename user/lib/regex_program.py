"""re: a tree of nodes as instructions, and the machine that runs them over a text.

The machine goes back to where it had a choice when it cannot go on, as CPython's does; it keeps these places
on a stack of its own.
"""

from user.lib.regex_nodes import (
    ALL,
    ANY,
    BACK,
    CHAR,
    CHOICE,
    ENDLESS,
    GROUP,
    LAST_LINE_END,
    LINE_END,
    LINE_START,
    LOOK,
    REPEAT,
    SEQUENCE,
    SET,
    TEXT_END,
    TEXT_START,
    WORD_EDGE,
    Characters,
    Node,
    error,
    is_word,
    lowered,
)

MATCH = 30
JUMP = 31
SPLIT = 32
SAVE = 33
MARK = 34
CHECK = 35
STOP = 36
RUN = 37
CHAR_OF_ANY_CASE = 38
"""Instructions beside the kinds of nodes."""

_MOST = 100_000
"""Instructions that a program may have: a repetition with bounds is written out."""


class Program:
    """The instructions of a pattern: what each is, and its operands."""

    def __init__(self, tree: Node, groups: int) -> None:
        self.codes: list[int] = []
        self.firsts: list[int] = []
        self.seconds: list[int] = []
        self.thirds: list[int] = []
        self.sets: list[Characters] = []
        self.looks: list[Program] = []
        self.groups = groups
        # Slots: begin and end of each group, the number of the last one, then the marks of loops.
        self.slots = 2 * groups + 3
        self._put_node(tree)
        self._put(MATCH)

    def _put(self, code: int, first: int = 0, second: int = 0, third: int = 0) -> int:
        """Add an instruction; its place."""
        if len(self.codes) >= _MOST:
            raise error("the pattern repeats too much for Ophion's re")
        self.codes.append(code)
        self.firsts.append(first)
        self.seconds.append(second)
        self.thirds.append(third)
        return len(self.codes) - 1

    def _put_node(self, node: Node) -> None:
        if node.kind == SEQUENCE:
            for part in node.parts:
                self._put_node(part)
        elif node.kind == CHOICE:
            self._put_choice(node)
        elif node.kind == REPEAT:
            self._put_repeat(node)
        elif node.kind == GROUP:
            if node.value > 0:
                self._put(SAVE, 2 * node.value)
            self._put_node(node.parts[0])
            if node.value > 0:
                self._put(SAVE, 2 * node.value + 1)
        elif node.kind == LOOK:
            self.looks.append(Program(node.parts[0], self.groups))
            self._put(LOOK, len(self.looks) - 1, node.low if node.value < 0 else 0, 1 if node.flag else 0)
        else:
            self._put_single(node)

    def _put_single(self, node: Node) -> None:
        """Add the instruction of a node without parts."""
        if node.kind == CHAR and node.flag:
            self._put(CHAR_OF_ANY_CASE, lowered(node.value, node.ascii_only), 1 if node.ascii_only else 0)
        elif node.kind == SET and node.characters is not None:
            self.sets.append(node.characters)
            self._put(SET, len(self.sets) - 1)
        else:
            self._put(node.kind, node.value, 1 if node.flag else 0, 1 if node.ascii_only else 0)

    def _put_choice(self, node: Node) -> None:
        jumps: list[int] = []
        for part in node.parts[:-1]:
            split = self._put(SPLIT)
            self.firsts[split] = split + 1
            self._put_node(part)
            jumps.append(self._put(JUMP))
            self.seconds[split] = len(self.codes)
        self._put_node(node.parts[-1])
        for jump in jumps:
            self.firsts[jump] = len(self.codes)

    def _put_repeat(self, node: Node) -> None:
        inner = node.parts[0]
        if not node.lazy and inner.kind in (CHAR, ANY, ALL, SET):
            self._put(RUN, 0, node.low, node.high)
            self._put_single(inner)
            return
        for _ in range(node.low):
            self._put_node(inner)
        if node.high == ENDLESS:
            self._put_loop(inner, node.lazy)
            return
        splits: list[int] = []
        stops: list[int] = []
        slot = self.slots
        self.slots += 1
        for _ in range(node.high - node.low):
            splits.append(self._put(SPLIT))
            self._put(MARK, slot)
            self._put_node(inner)
            stops.append(self._put(STOP, slot))
        for split in splits:
            self._aim(split, split + 1, len(self.codes), node.lazy)
        for stop in stops:
            self.seconds[stop] = len(self.codes)

    def _put_loop(self, inner: Node, lazy: bool) -> None:
        """A loop without end; a round that takes nothing is the last."""
        slot = self.slots
        self.slots += 1
        split = self._put(SPLIT)
        self._put(MARK, slot)
        self._put_node(inner)
        self._put(CHECK, slot, split)
        self._aim(split, split + 1, len(self.codes), lazy)

    def _aim(self, split: int, inside: int, outside: int, lazy: bool) -> None:
        """Where a choice goes first, and where else."""
        self.firsts[split] = outside if lazy else inside
        self.seconds[split] = inside if lazy else outside


class Machine:
    """Runs a program over a text, which is given as its characters' numbers."""

    def __init__(self, program: Program, text: list[int], end: int) -> None:
        self.program = program
        self.text = text
        self.end = end
        self.saved: list[int] = [-1] * program.slots
        self._stack: list[int] = []

    def match(self, start: int, whole: bool, some: bool) -> int:
        """Where a match that begins at `start` ends, at the text's end if `whole`, not at once if `some`; -1
        where there is none.
        """
        for slot in range(len(self.saved)):
            self.saved[slot] = -1
        self._stack.clear()
        return self._run(start, whole, some)

    def _run(self, start: int, whole: bool, some: bool) -> int:
        """`match`, from the first instruction on; where one leads nowhere, the last choice is taken back."""
        codes, firsts, seconds = self.program.codes, self.program.firsts, self.program.seconds
        text, end = self.text, self.end
        at, place = 0, start
        while True:
            code = codes[at]
            following = -1
            if code == CHAR:
                if place < end and text[place] == firsts[at]:
                    place += 1
                    following = at + 1
            elif code == SPLIT:
                self._choose(seconds[at], place, -1)
                following = firsts[at]
            elif code == RUN:
                count = self._count(at, place)
                if count >= seconds[at]:
                    if count > seconds[at]:
                        self._choose(at + 2, place + count - 1, place + seconds[at])
                    place += count
                    following = at + 2
            elif code == MATCH:
                if (not whole or place == end) and not (some and place == start):
                    return place
            elif code == BACK:
                size = self._repeats(at, place)
                if size >= 0:
                    place += size
                    following = at + 1
            elif code in (ANY, ALL, SET, CHAR_OF_ANY_CASE):
                if place < end and self._takes(at, text[place]):
                    place += 1
                    following = at + 1
            else:
                following = self._go_on(code, at, place)
            at = following
            if at < 0:
                at, place = self._go_back()
                if at < 0:
                    return -1

    def _go_on(self, code: int, at: int, place: int) -> int:
        """Where an instruction that takes no characters leads; -1 for nowhere."""
        first = self.program.firsts[at]
        if code in (SAVE, MARK):
            self._save(first, place)
            return at + 1
        if code == JUMP:
            return first
        if code == CHECK:
            return at + 1 if self.saved[first] == place else self.program.seconds[at]
        if code == STOP:
            return self.program.seconds[at] if self.saved[first] == place else at + 1
        return at + 1 if self._holds(at, place) else -1

    def _choose(self, at: int, place: int, lowest: int) -> None:
        """Remember another way on: from `place`, and from all before it down to `lowest`, if not negative."""
        self._stack.append(at)
        self._stack.append(place)
        self._stack.append(lowest)

    def _save(self, slot: int, place: int) -> None:
        """Set a slot; what was in it comes back with the choice before."""
        self._choose(-2 - slot, self.saved[slot], -1)
        self.saved[slot] = place
        last = 2 * self.program.groups + 2
        if slot < last and slot & 1 == 1:
            self._choose(-2 - last, self.saved[last], -1)
            self.saved[last] = slot >> 1

    def _go_back(self) -> tuple[int, int]:
        """The last way on that was not taken: instruction and place; (-1, 0) where there is none."""
        stack = self._stack
        while stack:
            lowest, place, at = stack.pop(), stack.pop(), stack.pop()
            if at <= -2:
                self.saved[-2 - at] = place
                continue
            if lowest >= 0 and place > lowest:
                self._choose(at, place - 1, lowest)
            return at, place
        return -1, 0

    def _count(self, at: int, place: int) -> int:
        """How many characters from a place on the instruction behind a RUN takes, at most what it allows."""
        most = min(self.program.thirds[at], self.end - place)
        text = self.text
        inner = at + 1
        code, wanted = self.program.codes[inner], self.program.firsts[inner]
        count = 0
        if code == ALL:
            return most
        if code == CHAR:
            while count < most and text[place + count] == wanted:
                count += 1
            return count
        while count < most and self._takes(inner, text[place + count]):
            count += 1
        return count

    def _takes(self, at: int, code: int) -> bool:
        """Whether an instruction for one character takes this one."""
        kind = self.program.codes[at]
        if kind == ANY:
            return code != 10
        if kind == ALL:
            return True
        if kind == SET:
            return self.program.sets[self.program.firsts[at]].has(code)
        return lowered(code, self.program.seconds[at] == 1) == self.program.firsts[at]

    def _repeats(self, at: int, place: int) -> int:
        """The size of a group's text where it stands here again; -1 where it does not, or has none."""
        group = self.program.firsts[at]
        begin, stop = self.saved[2 * group], self.saved[2 * group + 1]
        size = stop - begin
        if begin < 0 or stop < 0 or place + size > self.end:
            return -1
        any_case, ascii_only = self.program.seconds[at] == 1, self.program.thirds[at] == 1
        for offset in range(size):
            one, other = self.text[begin + offset], self.text[place + offset]
            if one != other and not (any_case and lowered(one, ascii_only) == lowered(other, ascii_only)):
                return -1
        return size

    def _holds(self, at: int, place: int) -> bool:
        """Whether a condition that takes no character holds at a place."""
        code = self.program.codes[at]
        if code == TEXT_START:
            return place == 0
        if code == LINE_START:
            return place == 0 or self.text[place - 1] == 10
        if code == TEXT_END:
            return place == self.end
        if code == LINE_END:
            return place == self.end or self.text[place] == 10
        if code == LAST_LINE_END:
            return place == self.end or (place == self.end - 1 and self.text[place] == 10)
        if code == LOOK:
            return self._looks(at, place)
        ascii_only = self.program.seconds[at] == 1
        before = place > 0 and is_word(self.text[place - 1], ascii_only)
        behind = place < self.end and is_word(self.text[place], ascii_only)
        if self.end == 0:
            return False
        return (before != behind) == (code == WORD_EDGE)

    def _looks(self, at: int, place: int) -> bool:
        """Whether a look ahead or behind finds what it wants; groups in one that does are kept."""
        start = place - self.program.seconds[at]
        negated = self.program.thirds[at] == 1
        if start < 0:
            return negated
        inner = Machine(self.program.looks[self.program.firsts[at]], self.text, self.end)
        for slot in range(2 * self.program.groups + 3):
            inner.saved[slot] = self.saved[slot]
        if inner._run(start, False, False) < 0:
            return negated
        if not negated:
            for slot in range(2 * self.program.groups + 3):
                if inner.saved[slot] != self.saved[slot]:
                    self._choose(-2 - slot, self.saved[slot], -1)
                    self.saved[slot] = inner.saved[slot]
        return not negated
