"""argparse's parsing: which words of a command line belong to which argument."""

from user.lib.argparse_actions import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    Action,
    ArgumentError,
    Registry,
    is_negative_number,
)
from user.lib.argparse_conversion import value_of, values_of
from user.lib.argparse_values import Namespace, typed_list

ENDLESS = 1 << 40


class AskedFor(Exception):
    """An option that ends the parsing was there: `kind` is "help" or "version"."""

    def __init__(self, action: Action) -> None:
        super().__init__(action.kind)
        self.kind = action.kind
        self.text = action.const


class Option:
    """A word that is an option: whose it is, how it is written, and the value that is joined to it."""

    def __init__(self, action: Action | None, text: str, value: str | None) -> None:
        self.action = action
        self.text = text
        self.value = value


def bounds(action: Action) -> tuple[int, int]:
    """How many words an argument takes at least and at most."""
    nargs = action.nargs
    if nargs is None:
        return 1, 1
    if isinstance(nargs, int):
        return nargs, nargs
    if nargs == OPTIONAL:
        return 0, 1
    if nargs == SUPPRESS:
        return 0, 0
    return (0 if nargs in (ZERO_OR_MORE, REMAINDER) else 1), ENDLESS


def expected(action: Action) -> str:
    """What is said where an option has too few words."""
    if action.nargs is None:
        return "expected one argument"
    if action.nargs == OPTIONAL:
        return "expected at most one argument"
    if action.nargs == ONE_OR_MORE:
        return "expected at least one argument"
    return f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"


class Parsing:
    """One command line on its way into a namespace."""

    def __init__(
        self, registry: Registry, namespace: Namespace, words: list[str], allow_abbrev: bool
    ) -> None:
        self.registry = registry
        self.namespace = namespace
        self.words = words
        self.allow_abbrev = allow_abbrev
        self.extras: list[str] = []
        self.seen: list[Action] = []
        self.seen_non_default: list[Action] = []
        self.positionals = [action for action in registry.actions if not action.option_strings]
        self.options: dict[int, Option] = {}
        self.pattern = ""
        """A letter for each word: O of an option, - of the first "--", A of another."""

    def run(self) -> list[str]:
        """Parse all words; those that nothing is known of. ArgumentError, AskedFor."""
        self._classify()
        last = max(self.options, default=-1)
        at = 0
        while at <= last:
            following = min([index for index in self.options if index >= at])
            if at != following:
                behind = self._take_positionals(at)
                if behind > at:
                    at = behind
                    continue
            if at not in self.options:
                self.extras += self.words[at:following]
                at = following
            at = self._take_option(at)
        behind = self._take_positionals(at)
        self.extras += self.words[behind:]
        self._finish()
        return self.extras

    def _classify(self) -> None:
        """Tell options from other words."""
        letters: list[str] = []
        for index, word in enumerate(self.words):
            if "-" in letters:
                letters.append("A")
            elif word == "--":
                letters.append("-")
            else:
                option = self._option(word)
                if option is not None:
                    self.options[index] = option
                letters.append("A" if option is None else "O")
        self.pattern = "".join(letters)

    def _option(self, word: str) -> Option | None:
        """What a word is as an option; None where it is none. ArgumentError."""
        known = self.registry.options
        if not word.startswith("-"):
            return None
        if word in known:
            return Option(known[word], word, None)
        if len(word) == 1:
            return None
        name, equals, value = word.partition("=")
        if equals and name in known:
            return Option(known[name], name, value)
        found = self._abbreviated(word)
        if len(found) > 1:
            matches = ", ".join([option.text for option in found])
            raise ArgumentError(None, f"ambiguous option: {word} could match {matches}")
        if found:
            return found[0]
        if (is_negative_number(word) and not self.registry.has_negative_options) or " " in word:
            return None
        return Option(None, word, None)

    def _abbreviated(self, word: str) -> list[Option]:
        """The options that a word may be the beginning of, or that begin it."""
        known = self.registry.options
        if word.startswith("--"):
            name, equals, value = word.partition("=")
            given = value if equals else None
            fitting = [option for option in known if option.startswith(name)] if self.allow_abbrev else []
            return [Option(known[option], option, given) for option in fitting]
        found: list[Option] = []
        for option in known:
            if option == word[:2]:
                found.append(Option(known[option], option, word[2:]))
            elif option.startswith(word):
                found.append(Option(known[option], option, None))
        return found

    def _take_option(self, at: int) -> int:
        """Handle the option at a word; the word behind it and its values. ArgumentError."""
        option = self.options[at]
        action, text, value = option.action, option.text, option.value
        if action is None:
            self.extras.append(self.words[at])
            return at + 1
        flags: list[tuple[Action, str]] = []
        while value is not None:
            low, high = bounds(action)
            if high >= 1:
                if low > 1:
                    raise ArgumentError(action, expected(action))
                for flag, written in flags:
                    self._take(flag, [], written)
                self._take(action, [value], text)
                return at + 1
            following = self.registry.options.get("-" + value[:1])
            if text.startswith("--") or value == "" or following is None:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            flags.append((action, text))
            action, text, value = following, "-" + value[0], value[1:] or None
        count = self._count_behind(action, at + 1)
        for flag, written in flags:
            self._take(flag, [], written)
        self._take(action, self.words[at + 1 : at + 1 + count], text)
        return at + 1 + count

    def _count_behind(self, action: Action, start: int) -> int:
        """How many words behind an option are its values. ArgumentError."""
        pattern = self.pattern[start:].partition("-")[0]
        if action.nargs not in (REMAINDER, PARSER):
            pattern = pattern.partition("O")[0]
        low, high = bounds(action)
        if len(pattern) < low:
            raise ArgumentError(action, expected(action))
        return min(len(pattern), high)

    def _take_positionals(self, start: int) -> int:
        """Give words to as many positional arguments as they suffice for; the word behind them."""
        counts = self._counts(start)
        taken = self.positionals[: len(counts)]
        self.positionals = self.positionals[len(counts) :]
        for action, count in zip(taken, counts, strict=True):
            self._take(action, self.words[start : start + count], None)
            start += count
        return start

    def _counts(self, start: int) -> list[int]:
        """How many words each of the next positional arguments takes, the first ones as many as they can."""
        pattern = self.pattern[start:]
        plain = pattern.partition("O")[0]
        for number in range(len(self.positionals), 0, -1):
            actions = self.positionals[:number]
            lows = [bounds(action)[0] for action in actions]
            if sum(lows) > plain.count("A"):
                continue
            counts: list[int] = []
            at = 0
            for index, action in enumerate(actions):
                end = self._end(action, pattern, at, sum(lows[index + 1 :]))
                counts.append(end - at)
                at = end
            return counts
        return []

    def _end(self, action: Action, pattern: str, at: int, needed: int) -> int:
        """Where the words of an argument end, if the following ones need some."""
        if action.nargs not in (REMAINDER, PARSER):
            pattern = pattern.partition("O")[0]
        elif not needed:
            return len(pattern)
        wanted = min(bounds(action)[1], pattern[at:].count("A") - needed)
        while at < len(pattern) and (wanted > 0 or pattern[at] == "-"):
            wanted -= pattern[at] == "A"
            at += 1
        return at

    def _take(self, action: Action, words: list[str], text: str | None) -> None:
        """Handle an argument with its words. ArgumentError, AskedFor."""
        if action not in self.seen:
            self.seen.append(action)
        values, is_default = values_of(action, words)
        if not is_default:
            self.seen_non_default.append(action)
            for group in self.registry.exclusive:
                for other in group.actions if action in group.actions else []:
                    if other is not action and other in self.seen_non_default:
                        raise ArgumentError(action, f"not allowed with argument {other.name()}")
        self._perform(action, values, words, text)

    def _perform(self, action: Action, values: object, words: list[str], text: str | None) -> None:
        """Do what an argument is there for."""
        match action.kind:
            case "store":
                self.namespace._store(action.dest, values)
            case "store_const" | "store_true" | "store_false":
                self.namespace._store(action.dest, action.const)
            case "append" | "append_const" | "extend":
                self._append(action, values)
            case "count":
                held = self._held(action)
                self.namespace._store(action.dest, held + 1 if isinstance(held, int) else 1)
            case "boolean":
                self.namespace._store(action.dest, text is None or not text.startswith("--no-"))
            case "parsers":
                self.extras += action.parse(self.namespace, words)
            case _:
                raise AskedFor(action)

    def _held(self, action: Action) -> object:
        return self.namespace._values.get(action.dest)

    def _append(self, action: Action, values: object) -> None:
        """Add to the list that an argument has; a new list, as the default stays what it is."""
        held = self._held(action)
        items: list[object] = []
        if isinstance(held, list):
            items += [item for item in held]  # noqa: C416
        if action.kind == "extend" and isinstance(values, list):
            items += [item for item in values]  # noqa: C416
        else:
            items.append(action.const if action.kind == "append_const" else values)
        self.namespace._store(action.dest, typed_list(items, None))

    def _finish(self) -> None:
        """Convert defaults that are texts, and miss what is required. ArgumentError."""
        missing: list[str] = []
        for action in self.registry.actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(str(action.name()))
            elif isinstance(action.default, str) and action.default == self._held(action):
                self.namespace._store(action.dest, value_of(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: " + ", ".join(missing))
        for group in self.registry.exclusive:
            if group.required and not any(action in self.seen_non_default for action in group.actions):
                names = [str(action.name()) for action in group.actions if action.help != SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")
