"""Characters to tokens: operators, and words with quoting and expansions taken apart (XCU 2.2, 2.3, 2.6).

A Lexer is one half of a Parser: `$(` inside a word needs the whole grammar, which the abstract methods ask
for. Lines are taken from the Source only when a character of them is needed, so that a prompt never comes too
early.
"""

from abc import ABC, abstractmethod

from shell.errors import ShellSyntaxError
from shell.names import is_digit, is_name, is_name_character, is_number
from shell.source import Source
from shell.syntax import Arithmetic, ListItem, Literal, Parameter, Part, Redirect, Substitution, Word

END = "\0"
WORD_ENDS = " \t\n;&|<>()\0"
PLAIN_ENDS = " \t\n;&|<>()\0\\'\"$`"
QUOTED_ENDS = '\0\\"$`(){}\n'
SPECIAL_PARAMETERS = "@*#?-$!"
DOUBLE_QUOTE_ESCAPES = '$`"\\'
TEXT_ESCAPES = "$`\\"
BRACE_ESCAPES = '$`"\\}'


class WordBuilder:
    """Collects the parts of one word; neighbouring text of the same quoting becomes one Literal."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.pending: list[str] = []
        self.pending_quoted = False

    def text(self, text: str, quoted: bool) -> None:
        """Add text; an empty quoted one counts too."""
        if len(self.pending) > 0 and self.pending_quoted != quoted:
            self.flush()
        self.pending.append(text)
        self.pending_quoted = quoted

    def part(self, part: Part) -> None:
        """Add an expansion."""
        self.flush()
        self.parts.append(part)

    def flush(self) -> None:
        """Turn collected text into a part."""
        if len(self.pending) > 0:
            self.parts.append(Literal("".join(self.pending), self.pending_quoted))
            self.pending = []

    def word(self) -> Word:
        """The word so far."""
        self.flush()
        return Word(self.parts)


class Lexer(ABC):
    """Reads words out of a Source; `line_number` counts from 1."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.line = ""
        self.position = 0
        self.line_number = 0
        self.ended = False
        self.replaced: dict[str, int] = {}  # aliases on this line: how much of it was left behind each
        self.continuing = False

    @abstractmethod
    def parse_substitution(self) -> list[ListItem]:
        """The commands up to and with the `)` that ends `$(`."""

    @abstractmethod
    def parse_backquoted(self, text: str) -> list[ListItem]:
        """The commands in a text."""

    @abstractmethod
    def parse_text(self, text: str) -> Word:
        """A text with expansions in it but no quotes, as in a here-document."""

    def load_line(self) -> bool:
        """Take the next line; false at the end."""
        if self.ended:
            return False
        line = self.source.next_line(self.continuing)
        if line is None:
            self.ended = True
            return False
        self.line = line
        self.position = 0
        self.replaced.clear()
        self.line_number += 1
        return True

    def peek_character(self) -> str:
        """The next character, not consumed; END at the end."""
        if self.position >= len(self.line) and not self.load_line():
            return END
        return self.line[self.position]

    def following_character(self) -> str:
        """The character after the next one, on the same line; END if there is none."""
        return self.line[self.position + 1] if self.position + 1 < len(self.line) else END

    def take_character(self) -> str:
        """Consume one character; END at the end."""
        character = self.peek_character()
        if character != END:
            self.position += 1
        return character

    def take_run(self, ends: str) -> str:
        """Consume characters of this line up to one of ends: at least one."""
        start = self.position
        self.position += 1
        while self.position < len(self.line) and self.line[self.position] not in ends:
            self.position += 1
        return self.line[start : self.position]

    def replace_alias(self, name: str, text: str) -> bool:
        """Put an alias's text in place of its name, just read; False within that text itself."""
        left = len(self.line) - self.position
        if name in self.replaced and left >= self.replaced[name]:
            return False
        self.line = text + self.line[self.position :]
        self.position = 0
        self.replaced[name] = left
        return True

    def fail(self, message: str) -> ShellSyntaxError:
        """The error to raise here."""
        return ShellSyntaxError(self.line_number, message)

    def unterminated(self, what: str) -> ShellSyntaxError:
        """The error for a construct still open at the end."""
        return self.fail(f"syntax error near end of file: unterminated {what}")

    def read_word(self) -> Word:
        """A word, up to a blank, an operator or the end of the line."""
        builder = WordBuilder()
        while self.peek_character() not in WORD_ENDS:
            self.read_unquoted(builder)
        return builder.word()

    def read_unquoted(self, builder: WordBuilder) -> None:
        """One element outside quotes: a run of plain text, a quotation or an expansion (XCU 2.2)."""
        character = self.peek_character()
        self.continuing = True
        if character == "\\":
            self.read_escape(builder)
        elif character == "'":
            self.read_single_quoted(builder)
        elif character == '"':
            self.read_double_quoted(builder)
        elif character in "$`":
            self.read_expansion(builder, False)
        else:
            builder.text(self.take_run(PLAIN_ENDS), False)

    def read_escape(self, builder: WordBuilder) -> None:
        """A backslash outside quotes: the next character is text; a newline disappears with it."""
        self.take_character()
        character = self.take_character()
        if character == END:
            builder.text("\\", True)
        elif character != "\n":
            builder.text(character, True)

    def read_single_quoted(self, builder: WordBuilder) -> None:
        """`'...'`: nothing inside is special."""
        self.take_character()
        builder.text("", True)
        while self.peek_character() != "'":
            if self.peek_character() == END:
                raise self.unterminated("quoted string")
            builder.text(self.take_run("'"), True)
        self.take_character()

    def read_double_quoted(self, builder: WordBuilder) -> None:
        """`"..."`: only $, ` and some backslashes are special."""
        self.take_character()
        if self.peek_character() == '"':
            builder.text("", True)
        while self.peek_character() != '"':
            if self.peek_character() == END:
                raise self.unterminated("quoted string")
            self.read_quoted(builder, DOUBLE_QUOTE_ESCAPES)
        self.take_character()

    def read_quoted(self, builder: WordBuilder, escapes: str) -> None:
        """One element where only expansions and backslashes before `escapes` are special."""
        character = self.peek_character()
        if character == "\\":
            following = self.following_character()
            self.take_character()
            if following == "\n":
                self.take_character()
            elif following != END and following in escapes:
                builder.text(self.take_character(), True)
            else:
                builder.text("\\", True)
        elif character in "$`":
            self.read_expansion(builder, True)
        else:
            builder.text(self.take_run(QUOTED_ENDS), True)

    def read_expansion(self, builder: WordBuilder, quoted: bool) -> None:
        """What begins with `$` or a backquote; a `$` before anything else is text (XCU 2.6)."""
        if self.take_character() == "`":
            builder.part(Substitution(self.parse_backquoted(self.backquoted_text(quoted)), quoted))
            return
        character = self.line[self.position] if self.position < len(self.line) else END
        if character == "{":
            self.take_character()
            builder.part(self.read_braced(quoted))
        elif character == "(":
            self.take_character()
            if self.peek_character() == "(":
                self.take_character()
                builder.part(Arithmetic(self.read_arithmetic(), quoted))
            else:
                builder.part(Substitution(self.parse_substitution(), quoted))
        elif character in SPECIAL_PARAMETERS or is_digit(character):
            builder.part(Parameter(self.take_character(), "", Word([]), quoted))
        elif is_name_character(character):
            builder.part(Parameter(self.read_name(), "", Word([]), quoted))
        else:
            builder.text("$", quoted)

    def read_name(self) -> str:
        """The name characters that come next."""
        start = self.position
        while self.position < len(self.line) and is_name_character(self.line[self.position]):
            self.position += 1
        return self.line[start : self.position]

    def backquoted_text(self, quoted: bool) -> str:
        """The text up to the closing backquote, one level of backslashes removed (XCU 2.6.3)."""
        escapes = DOUBLE_QUOTE_ESCAPES if quoted else TEXT_ESCAPES
        text: list[str] = []
        while True:
            character = self.take_character()
            if character == END:
                raise self.unterminated("backquoted command")
            if character == "`":
                return "".join(text)
            if character == "\\" and self.peek_character() in escapes:
                character = self.take_character()
            text.append(character)

    def read_arithmetic(self) -> Word:
        """The expression after `$((`, through `))`, read as within double quotes (XCU 2.6.4)."""
        builder = WordBuilder()
        depth = 0
        while True:
            character = self.peek_character()
            if character == END or (character == ")" and depth == 0 and self.following_character() != ")"):
                raise self.unterminated("arithmetic expression")
            if character == ")" and depth == 0:
                self.position += 2
                return builder.word()
            if character in "()":
                depth += 1 if character == "(" else -1
                builder.text(self.take_character(), True)
            elif character == '"':
                self.take_character()
            else:
                self.read_quoted(builder, DOUBLE_QUOTE_ESCAPES)

    def read_braced(self, quoted: bool) -> Part:
        """The parameter expansion after `${`, through `}` (XCU 2.6.2)."""
        if self.peek_character() == "#" and self.length_follows():
            self.take_character()
            name = self.read_parameter_name()
            if self.take_character() != "}":
                raise self.fail("bad substitution")
            return Parameter(name, "length", Word([]), quoted)
        name = self.read_parameter_name()
        operator = self.read_operator()
        argument = self.read_brace_argument(quoted and operator[:1] not in "%#")
        self.take_character()
        return Parameter(name, operator, argument, quoted)

    def length_follows(self) -> bool:
        """Whether the `#` after `${` asks for a length rather than being the parameter `#` itself."""
        following = self.following_character()
        if is_name_character(following):
            return True
        return following in SPECIAL_PARAMETERS and self.line.startswith("}", self.position + 2)

    def read_parameter_name(self) -> str:
        """A name, a number, or a special parameter."""
        character = self.peek_character()
        if character in SPECIAL_PARAMETERS:
            return self.take_character()
        name = self.read_name()
        if not is_name(name) and not is_number(name):
            raise self.fail("bad substitution")
        return name

    def read_operator(self) -> str:
        """The operator after a parameter; "" before `}`."""
        character = self.peek_character()
        if character == "}":
            return ""
        if character in "%#":
            self.take_character()
            if self.peek_character() == character:
                self.take_character()
                return character + character
            return character
        colon = ""
        if character == ":":
            colon = self.take_character()
        if self.peek_character() not in "-=?+":
            raise self.fail("bad substitution")
        return colon + self.take_character()

    def read_brace_argument(self, quoted: bool) -> Word:
        """The word after the operator, up to `}`; in double quotes it is read as part of them."""
        builder = WordBuilder()
        while self.peek_character() != "}":
            character = self.peek_character()
            if character == END:
                raise self.unterminated("parameter expansion")
            if not quoted and character in WORD_ENDS:
                builder.text(self.take_character(), False)
            elif not quoted:
                self.read_unquoted_in_braces(builder)
            elif character == '"':
                self.read_double_quoted(builder)
            else:
                self.read_quoted(builder, BRACE_ESCAPES)
        return builder.word()

    def read_unquoted_in_braces(self, builder: WordBuilder) -> None:
        """As read_unquoted, but plain text ends at `}`."""
        if self.peek_character() in "\\'\"$`":
            self.read_unquoted(builder)
        else:
            builder.text(self.take_run(PLAIN_ENDS + "}"), False)

    def read_here_document(self, redirect: Redirect, strip_tabs: bool) -> None:
        """Replace the delimiter in a redirect by the body that the following lines hold (XCU 2.7.4)."""
        delimiter = ""
        quoted = False
        for part in redirect.target.parts:
            quoted = quoted or part.quoted
            if isinstance(part, Literal):
                delimiter += part.text
        body = self.here_document_lines(delimiter, strip_tabs, quoted)
        redirect.target = Word([Literal(body, True)]) if quoted else self.parse_text(body)

    def here_document_lines(self, delimiter: str, strip_tabs: bool, quoted: bool) -> str:
        """The lines up to the delimiter, which the end of the text may stand for."""
        lines: list[str] = []
        joined = False
        self.continuing = True
        while self.load_line():
            line = self.line.lstrip("\t") if strip_tabs and not joined else self.line
            self.position = len(self.line)
            if not joined and line.rstrip("\n") == delimiter:
                break
            lines.append(line)
            bare = line.rstrip("\n")
            backslashes = len(bare) - len(bare.rstrip("\\"))
            joined = not quoted and backslashes % 2 == 1
        return "".join(lines)
