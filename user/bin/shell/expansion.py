"""Words to fields: tilde, parameter, command and arithmetic expansion, splitting, pathnames (XCU 2.6).

A field is built of pieces that remember whether they were quoted, since that decides what IFS splits and what
is a pattern. Quotes vanished in the parser; quoting survives here as that mark alone.
"""

from shell import patterns
from shell.arithmetic import evaluate
from shell.errors import ShellError
from shell.interpreter import Interpreter
from shell.syntax import Arithmetic, Literal, Parameter, Part, Substitution, Word


class Piece:
    """Some text of a field."""

    def __init__(self, text: str, quoted: bool) -> None:
        self.text = text
        self.quoted = quoted


class Field:
    """One field under construction."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def text(self) -> str:
        """The field as a program sees it."""
        return "".join([piece.text for piece in self.pieces])

    def pattern(self) -> str:
        """The field as a pattern, in which quoted text stands for itself."""
        return "".join([patterns.escape(p.text) if p.quoted else p.text for p in self.pieces])

    def may_be_pattern(self) -> bool:
        """Whether an unquoted piece holds a pattern character."""
        return any(not piece.quoted and patterns.may_have_wildcard(piece.text) for piece in self.pieces)


class FieldBuilder:
    """Collects expanded text into fields, splitting at IFS where it is told to (XCU 2.6.5).

    `separated` holds after white space of IFS ended a field: another separator then belongs to the same gap.
    """

    def __init__(self, splitting: bool, separators: str) -> None:
        self.splitting = splitting
        self.separators = separators
        self.fields: list[Field] = []
        self.current: Field | None = None
        self.separated = False

    def add(self, text: str, quoted: bool) -> None:
        """Add text that is not split; empty text makes a field only if it is quoted."""
        if text == "" and not quoted:
            return
        current = self.current
        if current is None:
            current = Field()
            self.current = current
        current.pieces.append(Piece(text, quoted))
        self.separated = False

    def end_field(self) -> None:
        """Let what comes next begin another field."""
        current = self.current
        if current is not None:
            self.fields.append(current)
            self.current = None

    def split(self, text: str) -> None:
        """Add the unquoted result of an expansion, splitting it where this builder splits."""
        if not self.splitting or self.separators == "":
            self.add(text, False)
            return
        start = 0
        for index in range(len(text)):
            if text[index] in self.separators:
                self.add(text[start:index], False)
                self.separate(text[index])
                start = index + 1
        self.add(text[start:], False)

    def separate(self, separator: str) -> None:
        """One IFS character: white space ends a field; another one ends a field that may be empty."""
        if separator in " \t\n":
            if self.current is not None:
                self.end_field()
                self.separated = True
        elif self.current is not None:
            self.end_field()
        elif self.separated:
            self.separated = False
        else:
            self.fields.append(Field())

    def finish(self) -> list[Field]:
        """All fields."""
        self.end_field()
        return self.fields


class Expander:
    """Expands words in the state of a shell."""

    def __init__(self, interpreter: Interpreter) -> None:
        self.interpreter = interpreter
        self.state = interpreter.state

    def separators(self) -> str:
        """The characters of IFS."""
        return self.state.variables.value("IFS", " \t\n")

    def fields(self, words: list[Word]) -> list[str]:
        """The arguments that words become."""
        arguments: list[str] = []
        for word in words:
            builder = FieldBuilder(True, self.separators())
            self.expand_into(builder, word, True)
            for field in builder.finish():
                arguments.extend(self.pathnames(field))
        return arguments

    def pathnames(self, field: Field) -> list[str]:
        """The paths that a field matches, or the field itself (XCU 2.6.6)."""
        if self.state.option("f") or not field.may_be_pattern():
            return [field.text()]
        found = patterns.pathnames(field.pattern())
        return found if len(found) > 0 else [field.text()]

    def single(self, word: Word) -> Field:
        """A word as one field: no splitting, no pathnames."""
        builder = FieldBuilder(False, "")
        self.expand_into(builder, word, True)
        fields = builder.finish()
        return fields[0] if len(fields) > 0 else Field()

    def text(self, word: Word) -> str:
        """A word as one text, as in a redirection or a `case`."""
        return self.single(word).text()

    def pattern(self, word: Word) -> str:
        """A word as a pattern."""
        return self.single(word).pattern()

    def assigned(self, word: Word) -> str:
        """The value of an assignment: a tilde counts after each colon as well (XCU 2.6.1)."""
        builder = FieldBuilder(False, "")
        parts: list[Part] = []
        for index in range(len(word.parts)):
            part = word.parts[index]
            if isinstance(part, Literal) and not part.quoted and "~" in part.text:
                parts.append(Literal(self.tildes(part.text, index == 0, index + 1 == len(word.parts)), True))
            else:
                parts.append(part)
        self.expand_into(builder, Word(parts), False)
        return "".join([field.text() for field in builder.finish()])

    def tildes(self, text: str, first: bool, last: bool) -> str:
        """The text of an assignment with the tildes of its colon-separated pieces expanded."""
        pieces = text.split(":")
        for index in range(len(pieces)):
            if index > 0 or first:
                pieces[index] = self.tilde(pieces[index], last or index + 1 < len(pieces))
        return ":".join(pieces)

    def tilde(self, text: str, complete: bool) -> str:
        """Text with a leading `~` replaced by HOME; complete says that the name ends with the text."""
        home = self.state.variables.get("HOME")
        if home is None or not (text.startswith("~/") or (text == "~" and complete)):
            return text
        return home + text[1:]

    def expand_into(self, builder: FieldBuilder, word: Word, tilde: bool) -> None:
        """Expand the parts of a word."""
        for index in range(len(word.parts)):
            part = word.parts[index]
            if isinstance(part, Literal):
                self.literal(builder, part, tilde and index == 0, index + 1 == len(word.parts))
            elif isinstance(part, Parameter):
                self.parameter(builder, part)
            elif isinstance(part, Substitution):
                self.insert(builder, self.interpreter.substitute(part.body), part.quoted)
            elif isinstance(part, Arithmetic):
                value = evaluate(self.text(part.expression), self.state.variables)
                self.insert(builder, str(value), part.quoted)

    def literal(self, builder: FieldBuilder, part: Literal, first: bool, last: bool) -> None:
        """Text of the word itself, which IFS does not split."""
        if first and not part.quoted and part.text.startswith("~"):
            name = part.text.split("/")[0]
            expanded = self.tilde(name + ("/" if "/" in part.text else ""), last)
            if expanded != name and expanded != name + "/":
                builder.add(expanded, True)
                builder.add(part.text[len(name) + 1 :], False)
                return
        builder.add(part.text, part.quoted)

    def insert(self, builder: FieldBuilder, text: str, quoted: bool) -> None:
        """The result of an expansion: quoted, or to be split."""
        if quoted:
            builder.add(text, True)
        else:
            builder.split(text)

    def parameter(self, builder: FieldBuilder, part: Parameter) -> None:
        """`$name` and `${name...}` (XCU 2.6.2)."""
        operator = part.operator
        if operator == "length":
            builder.split(str(self.length(part.name)))
            return
        present = self.is_present(part.name, operator.startswith(":"))
        kind = operator[-1:]
        if kind == "+":
            if present:
                self.argument(builder, part)
            else:
                self.insert(builder, "", part.quoted)
        elif kind == "-" and not present:
            self.argument(builder, part)
        elif kind == "=" and not present:
            self.insert(builder, self.assign_default(part), part.quoted)
        elif kind == "?" and not present:
            raise self.missing(part)
        elif part.name in ("@", "*"):
            self.all_parameters(builder, part)
        else:
            self.insert(builder, self.trimmed(part, self.required(part.name)), part.quoted)

    def argument(self, builder: FieldBuilder, part: Parameter) -> None:
        """The word after an operator in place of the value; its unquoted text is split too."""
        if part.quoted:
            builder.add("", len(part.argument.parts) == 0)
        for index in range(len(part.argument.parts)):
            inner = part.argument.parts[index]
            if isinstance(inner, Literal) and not inner.quoted:
                text = inner.text
                if index == 0:
                    head = text.split("/")[0]
                    text = self.tilde(head, len(part.argument.parts) == 1 or head != text) + text[len(head) :]
                builder.split(text)
            else:
                self.expand_into(builder, Word([inner]), False)

    def is_present(self, name: str, not_null: bool) -> bool:
        """Whether a parameter is set, and not empty if that is asked."""
        if name in ("@", "*"):
            if not_null:
                return " ".join(self.state.parameters) != ""
            return len(self.state.parameters) > 0
        value = self.state.parameter(name)
        return value is not None and not (not_null and value == "")

    def required(self, name: str) -> str:
        """A parameter's value, "" if unset; raises ShellError for that under `set -u`."""
        value = self.state.parameter(name)
        if value is not None:
            return value
        if self.state.option("u"):
            raise ShellError(f"{name}: parameter not set")
        return ""

    def length(self, name: str) -> int:
        """`${#name}`."""
        if name in ("@", "*"):
            return len(self.state.parameters)
        return len(self.required(name))

    def assign_default(self, part: Parameter) -> str:
        """`${name=word}`: the value assigned."""
        if part.name[:1] in "0123456789@*#?-$!":
            raise ShellError(f"{part.name}: bad variable name")
        value = self.text(part.argument)
        self.state.variables.set(part.name, value)
        return value

    def missing(self, part: Parameter) -> ShellError:
        """The error of `${name?word}`."""
        message = self.text(part.argument)
        if message == "":
            message = "parameter not set or null" if part.operator == ":?" else "parameter not set"
        return ShellError(f"{part.name}: {message}")

    def trimmed(self, part: Parameter, value: str) -> str:
        """A value without the prefix or suffix that `#`, `##`, `%` or `%%` names."""
        match part.operator:
            case "#" | "##":
                return patterns.without_prefix(self.pattern(part.argument), value, part.operator == "##")
            case "%" | "%%":
                return patterns.without_suffix(self.pattern(part.argument), value, part.operator == "%%")
            case _:
                return value

    def all_parameters(self, builder: FieldBuilder, part: Parameter) -> None:
        """`$@` and `$*` (XCU 2.5.2): "$@" is a field a parameter, "$*" one field joined by IFS."""
        values = [self.trimmed(part, value) for value in self.state.parameters]
        if not builder.splitting or (part.quoted and part.name == "*"):
            builder.add(self.separators()[:1].join(values), part.quoted)
            return
        for index in range(len(values)):
            if index > 0:
                builder.end_field()
                builder.separated = False
            self.insert(builder, values[index], part.quoted)
