"""Tokens to commands: the shell grammar by recursive descent (XCU 2.10).

`parse_command_line` gives the commands up to the end of a line, for the shell to run before more is read.
Reserved words are words without quotes in the places where a command may begin.
"""

from shell.lexer import END, TEXT_ESCAPES, WordBuilder
from shell.names import is_name
from shell.source import Source, TextSource
from shell.syntax import (
    AndOr,
    Assignment,
    BraceGroup,
    Case,
    CaseClause,
    Command,
    For,
    FunctionDefinition,
    If,
    ListItem,
    Literal,
    Loop,
    Parameter,
    Part,
    Pipeline,
    Redirect,
    SimpleCommand,
    Subshell,
    Word,
)
from shell.tokens import HereDocument, TokenKind, TokenReader

REDIRECTIONS: list[str] = ["<", ">", ">>", "<<", "<<-", "<&", ">&", "<>", ">|"]
CLOSING_WORDS: list[str] = ["then", "else", "elif", "fi", "do", "done", "esac", "}"]
CLOSING_OPERATORS: list[str] = [")", ";;"]


NO_ALIAS = -1


class Parser(TokenReader):
    """Gives the commands of a Source, a line of them at a time."""

    def __init__(self, source: Source, aliases: dict[str, str] | None = None) -> None:
        super().__init__(source)
        self.aliases: dict[str, str] = aliases if aliases is not None else {}
        self.blank_behind = NO_ALIAS  # how much of the line is left where an alias ends that ends in a blank

    def parse_command_line(self) -> list[ListItem] | None:
        """The commands up to a newline; None at the end of the source."""
        self.continuing = False
        token = self.peek()
        if token.kind == TokenKind.END:
            return None
        items: list[ListItem] = []
        while self.peek().kind not in (TokenKind.NEWLINE, TokenKind.END):
            items.append(self.parse_item())
        self.advance()
        return items

    def parse_substitution(self) -> list[ListItem]:
        pending = self.here_documents
        self.here_documents = []
        items = self.parse_list()
        if not self.peek().is_operator(")"):
            raise self.unexpected()
        self.peeked = None
        self.here_documents = pending
        return items

    def parse_backquoted(self, text: str) -> list[ListItem]:
        parser = Parser(TextSource(text), self.aliases)
        parser.line_number = self.line_number - 1
        items = parser.parse_list()
        if parser.peek().kind != TokenKind.END:
            raise parser.unexpected()
        return items

    def parse_text(self, text: str) -> Word:
        parser = Parser(TextSource(text))
        builder = WordBuilder()
        while parser.peek_character() != END:
            parser.read_quoted(builder, TEXT_ESCAPES)
        return builder.word()

    def parse_item(self) -> ListItem:
        """A list element and the `;` or `&` behind it."""
        start, line = self.position, self.line_number
        peeked = self.peek()
        start = max(0, start - len(peeked.text)) if line == self.line_number else 0
        command = self.parse_and_or()
        separator = self.peek()
        text = self.line[start : self.position] if line == self.line_number else self.line
        if separator.kind == TokenKind.OPERATOR and separator.text in (";", "&"):
            self.advance()
        elif separator.kind not in (TokenKind.NEWLINE, TokenKind.END) and (
            separator.kind != TokenKind.OPERATOR or separator.text not in CLOSING_OPERATORS
        ):
            raise self.unexpected()
        return ListItem(command, separator.is_operator("&"), text.strip().rstrip("&; \n"))

    def parse_list(self) -> list[ListItem]:
        """Commands up to a closing word or operator, or the end; that is left to the caller."""
        items: list[ListItem] = []
        self.skip_newlines()
        while not self.at_closing():
            items.append(self.parse_item())
            self.skip_newlines()
        return items

    def at_closing(self) -> bool:
        """Whether the next token ends a list."""
        token = self.peek()
        if token.kind == TokenKind.WORD:
            return token.text in CLOSING_WORDS
        if token.kind == TokenKind.OPERATOR:
            return token.text in CLOSING_OPERATORS
        return token.kind == TokenKind.END

    def parse_body(self) -> list[ListItem]:
        """A list that must not be empty."""
        items = self.parse_list()
        if len(items) == 0:
            raise self.unexpected()
        return items

    def parse_and_or(self) -> Command:
        """Pipelines joined by && and ||, which associate to the left."""
        left = self.parse_pipeline()
        while self.peek().is_operator("&&") or self.peek().is_operator("||"):
            operator = self.advance().text
            self.skip_newlines()
            left = AndOr(left, operator, self.parse_pipeline())
        return left

    def parse_pipeline(self) -> Command:
        """Commands joined by `|`, with `!` before them or not."""
        negated = False
        while self.peek().is_word("!"):
            self.advance()
            negated = not negated
        commands: list[Command] = [self.parse_command()]
        while self.peek().is_operator("|"):
            self.advance()
            self.skip_newlines()
            commands.append(self.parse_command())
        if len(commands) == 1 and not negated:
            return commands[0]
        return Pipeline(commands, negated)

    def parse_command(self) -> Command:
        """One command: compound with its redirections, a function definition, or simple."""
        self.blank_behind = NO_ALIAS
        self.expand_alias()
        token = self.peek()
        if token.kind == TokenKind.WORD and token.text in CLOSING_WORDS:
            raise self.unexpected()
        compound = self.parse_compound()
        if compound is None:
            return self.parse_simple()
        while self.at_redirect():
            compound.redirects.append(self.parse_redirect())
        return compound

    def expand_alias(self) -> None:
        """Replace the next word if it is an alias; so is the one behind it, if the text ends in a blank."""
        token = self.peek()
        text = self.aliases.get(token.text) if token.kind == TokenKind.WORD else None
        if text is None or not self.replace_alias(token.text, text):
            return
        self.peeked = None
        bare = text.rstrip(" \t")
        if len(bare) < len(text):
            self.blank_behind = len(self.line) - len(bare)
        self.expand_alias()

    def parse_compound(self) -> Command | None:
        """A compound command without its redirections; None if none begins here."""
        token = self.peek()
        if token.is_operator("("):
            return self.parse_subshell()
        if token.kind != TokenKind.WORD:
            return None
        match token.text:
            case "{":
                return self.parse_braces()
            case "if":
                self.advance()
                return self.parse_if()
            case "while" | "until":
                return self.parse_loop()
            case "for":
                return self.parse_for()
            case "case":
                return self.parse_case()
            case _:
                return None

    def parse_subshell(self) -> Command:
        """`( list )`."""
        self.advance()
        body = self.parse_body()
        if not self.peek().is_operator(")"):
            raise self.unexpected()
        self.advance()
        return Subshell(body)

    def parse_braces(self) -> Command:
        """`{ list }`."""
        self.advance()
        body = self.parse_body()
        self.expect_word("}")
        return BraceGroup(body)

    def parse_if(self) -> Command:
        """What follows `if` or `elif`, through `fi`."""
        condition = self.parse_body()
        self.expect_word("then")
        body = self.parse_body()
        alternative: list[ListItem] = []
        if self.peek().is_word("elif"):
            self.advance()
            alternative.append(ListItem(self.parse_if(), False, ""))
            return If(condition, body, alternative)
        if self.peek().is_word("else"):
            self.advance()
            alternative = self.parse_body()
        self.expect_word("fi")
        return If(condition, body, alternative)

    def parse_loop(self) -> Command:
        """`while list do list done`, or until."""
        until = self.advance().text == "until"
        condition = self.parse_body()
        return Loop(condition, self.parse_do(), until)

    def parse_do(self) -> list[ListItem]:
        """`do list done`."""
        self.expect_word("do")
        body = self.parse_body()
        self.expect_word("done")
        return body

    def parse_for(self) -> Command:
        """`for name in words; do list done`."""
        self.advance()
        name = self.peek().text
        if self.peek().kind != TokenKind.WORD or not is_name(name):
            raise self.unexpected()
        self.advance()
        newline = self.peek().kind == TokenKind.NEWLINE
        self.skip_newlines()
        words: list[Word] = [Word([Parameter("@", "", Word([]), True)])]
        if self.peek().is_word("in"):
            self.advance()
            words = []
            while self.peek().kind == TokenKind.WORD:
                words.append(self.advance().word)
            if self.peek().kind != TokenKind.NEWLINE and not self.peek().is_operator(";"):
                raise self.unexpected()
            self.advance()
        elif self.peek().is_operator(";") and not newline:
            self.advance()
        self.skip_newlines()
        return For(name, words, self.parse_do())

    def parse_case(self) -> Command:
        """`case word in clauses esac`."""
        self.advance()
        if self.peek().kind != TokenKind.WORD:
            raise self.unexpected()
        subject = self.advance().word
        self.skip_newlines()
        self.expect_word("in")
        self.skip_newlines()
        clauses: list[CaseClause] = []
        while not self.peek().is_word("esac"):
            clauses.append(self.parse_clause())
            self.skip_newlines()
        self.advance()
        return Case(subject, clauses)

    def parse_clause(self) -> CaseClause:
        """`pattern | pattern) list ;;`; the last one of a case may go without `;;`."""
        if self.peek().is_operator("("):
            self.advance()
        patterns: list[Word] = []
        while True:
            if self.peek().kind != TokenKind.WORD:
                raise self.unexpected()
            patterns.append(self.advance().word)
            if not self.peek().is_operator("|"):
                break
            self.advance()
        if not self.peek().is_operator(")"):
            raise self.unexpected()
        self.advance()
        body = self.parse_list()
        if self.peek().is_operator(";;"):
            self.advance()
        elif not self.peek().is_word("esac"):
            raise self.unexpected()
        return CaseClause(patterns, body)

    def at_redirect(self) -> bool:
        """Whether a redirection begins here."""
        token = self.peek()
        return token.kind == TokenKind.NUMBER or (
            token.kind == TokenKind.OPERATOR and token.text in REDIRECTIONS
        )

    def parse_redirect(self) -> Redirect:
        """`descriptor operator word` (XCU 2.7)."""
        descriptor = int(self.advance().text) if self.peek().kind == TokenKind.NUMBER else -1
        operator = self.advance().text
        if self.peek().kind == TokenKind.WORD:
            target = self.advance().word
        else:
            raise self.unexpected()
        if descriptor < 0:
            descriptor = 0 if operator.startswith("<") else 1
        redirect = Redirect(descriptor, operator, target)
        if operator in ("<<", "<<-"):
            self.here_documents.append(HereDocument(redirect, operator == "<<-"))
        return redirect

    def parse_simple(self) -> Command:
        """Assignments, words and redirections, mixed; or a function definition (XCU 2.9.1, 2.9.5)."""
        command = SimpleCommand(self.line_number)
        while True:
            if self.at_redirect():
                command.redirects.append(self.parse_redirect())
                continue
            if self.peek().kind != TokenKind.WORD:
                break
            word = self.advance().word
            assignment = self.assignment(word) if len(command.words) == 0 else None
            if assignment is not None:
                command.assignments.append(assignment)
                continue
            command.words.append(word)
            if len(self.line) - self.position <= self.blank_behind:
                self.blank_behind = NO_ALIAS
                self.expand_alias()
            if len(command.words) == 1 and self.peek().is_operator("("):
                return self.parse_function(command, word)
        if len(command.words) + len(command.assignments) + len(command.redirects) == 0:
            raise self.unexpected()
        return command

    def assignment(self, word: Word) -> Assignment | None:
        """A word of the form name=value as an assignment; else None."""
        if len(word.parts) == 0:
            return None
        first = word.parts[0]
        if not isinstance(first, Literal) or first.quoted:
            return None
        equals = first.text.find("=")
        if equals < 0 or not is_name(first.text[:equals]):
            return None
        parts: list[Part] = []
        if equals + 1 < len(first.text):
            parts.append(Literal(first.text[equals + 1 :], False))
        parts.extend(word.parts[1:])
        return Assignment(first.text[:equals], Word(parts))

    def parse_function(self, command: SimpleCommand, word: Word) -> Command:
        """`() compound-command` after a name."""
        name = word.plain_text()
        if name is None or not is_name(name) or len(command.assignments) + len(command.redirects) > 0:
            raise self.unexpected()
        self.advance()
        if not self.peek().is_operator(")"):
            raise self.unexpected()
        self.advance()
        self.skip_newlines()
        body = self.parse_compound()
        if body is None:
            raise self.unexpected()
        while self.at_redirect():
            body.redirects.append(self.parse_redirect())
        return FunctionDefinition(name, body)
