"""Text to tokens (XCU 2.3): words, operators, newlines, and the here-documents behind a line."""

from enum import Enum

from shell.errors import ShellSyntaxError
from shell.lexer import END, Lexer
from shell.names import is_digit
from shell.source import Source
from shell.syntax import Redirect, Word

OPERATORS: list[str] = [
    "<<-", "&&", "||", ";;", "<<", ">>", "<&", ">&", "<>", ">|", "<", ">", "|", "&", ";", "(", ")",
]  # fmt: skip


class TokenKind(Enum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    OPERATOR = 3
    NEWLINE = 4
    END = 5


class Token:
    """One token; text is the operator, or a word's text if it has neither quotes nor expansions, else ""."""

    def __init__(self, kind: TokenKind, text: str, word: Word) -> None:
        self.kind = kind
        self.text = text
        self.word = word

    def is_operator(self, text: str) -> bool:
        """Whether this is the given operator."""
        return self.kind == TokenKind.OPERATOR and self.text == text

    def is_word(self, text: str) -> bool:
        """Whether this is the given word, unquoted."""
        return self.kind == TokenKind.WORD and self.text == text


class HereDocument:
    """A here-document whose lines have yet to be read."""

    def __init__(self, redirect: Redirect, strip_tabs: bool) -> None:
        self.redirect = redirect
        self.strip_tabs = strip_tabs


class TokenReader(Lexer):
    """Gives the tokens of a Source one by one, the next of them in advance."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.peeked: Token | None = None
        self.here_documents: list[HereDocument] = []

    def peek(self) -> Token:
        """The next token, not consumed."""
        if self.peeked is None:
            self.peeked = self.read_token()
        return self.peeked

    def advance(self) -> Token:
        """Consume a token; a newline brings the here-documents of its line."""
        token = self.peek()
        self.peeked = None
        return token

    def read_token(self) -> Token:
        """The next token of the text (XCU 2.3)."""
        self.skip_blanks()
        character = self.peek_character()
        if character == END:
            return Token(TokenKind.END, "end of file", Word([]))
        if character == "\n":
            self.position += 1
            self.read_here_documents()
            return Token(TokenKind.NEWLINE, "newline", Word([]))
        self.continuing = True
        for operator in OPERATORS:
            if self.line.startswith(operator, self.position):
                self.position += len(operator)
                return Token(TokenKind.OPERATOR, operator, Word([]))
        word = self.read_word()
        text = word.plain_text()
        if text is None:
            return Token(TokenKind.WORD, "", word)
        if (
            len(text) == 1
            and is_digit(text)
            and self.position < len(self.line)
            and self.line[self.position] in "<>"
        ):
            return Token(TokenKind.NUMBER, text, word)
        return Token(TokenKind.WORD, text, word)

    def skip_blanks(self) -> None:
        """Skip blanks, joined lines and a comment."""
        while True:
            character = self.peek_character()
            if character in " \t":
                self.position += 1
            elif character == "\\" and self.following_character() == "\n":
                self.position += 2
                self.continuing = True
            elif character == "#":
                self.position = len(self.line) - 1 if self.line.endswith("\n") else len(self.line)
                return
            else:
                return

    def read_here_documents(self) -> None:
        """Read the bodies of the here-documents named on the line that just ended."""
        pending = self.here_documents
        self.here_documents = []
        for document in pending:
            self.read_here_document(document.redirect, document.strip_tabs)

    def abandon_line(self) -> None:
        """Forget the rest of the line after an error, so that a person may go on."""
        self.peeked = None
        self.here_documents = []
        self.position = len(self.line)

    def unexpected(self) -> ShellSyntaxError:
        """The error for a token that cannot stand here."""
        token = self.peek()
        shown = "a word" if token.text == "" else token.text
        return self.fail(f"syntax error near {shown}")

    def skip_newlines(self) -> None:
        """Skip the newlines that may stand before a command."""
        while self.peek().kind == TokenKind.NEWLINE:
            self.advance()

    def expect_word(self, text: str) -> None:
        """Consume a reserved word."""
        if not self.peek().is_word(text):
            raise self.unexpected()
        self.advance()
