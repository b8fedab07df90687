"""Shell variables: values, export and readonly marks, and the scopes that functions with `local` open."""

from shell.errors import ShellError


class Variable:
    """One variable; value None means declared (exported, readonly) but unset."""

    def __init__(self, value: str | None, exported: bool, readonly: bool) -> None:
        self.value = value
        self.exported = exported
        self.readonly = readonly


class Saved:
    """A variable as it was before a scope changed it; None if it did not exist."""

    def __init__(self, name: str, variable: Variable | None) -> None:
        self.name = name
        self.variable = variable


class Scope:
    """What to put back when a function, or a command with assignments before it, is over."""

    def __init__(self) -> None:
        self.saved: list[Saved] = []


class Variables:
    """All variables of a shell, by name."""

    def __init__(self) -> None:
        self.table: dict[str, Variable] = {}
        self.export_all = False

    def get(self, name: str) -> str | None:
        """The value; None if unset."""
        variable = self.table.get(name)
        return variable.value if variable is not None else None

    def value(self, name: str, default: str) -> str:
        """The value, or a default if unset."""
        found = self.get(name)
        return default if found is None else found

    def set(self, name: str, value: str) -> None:
        """Give a value; raises ShellError if the variable is readonly."""
        variable = self.entry(name)
        if variable.readonly:
            raise ShellError(f"{name}: is read only")
        variable.value = value
        variable.exported = variable.exported or self.export_all

    def entry(self, name: str) -> Variable:
        """The variable of a name, made if need be."""
        variable = self.table.get(name)
        if variable is None:
            variable = Variable(None, False, False)
            self.table[name] = variable
        return variable

    def unset(self, name: str) -> None:
        """Forget a variable; raises ShellError if it is readonly."""
        variable = self.table.get(name)
        if variable is None:
            return
        if variable.readonly:
            raise ShellError(f"{name}: is read only")
        del self.table[name]

    def names(self) -> list[str]:
        """The names of all variables, sorted."""
        return sorted(self.table.keys())

    def environment(self) -> dict[str, str]:
        """The exported variables that have a value: what a program is started with."""
        exported: dict[str, str] = {}
        for name, variable in self.table.items():
            value = variable.value
            if variable.exported and value is not None:
                exported[name] = value
        return exported

    def save(self, scope: Scope, name: str) -> None:
        """Note a variable in a scope, before it changes; a later note of the same name is not needed."""
        for saved in scope.saved:
            if saved.name == name:
                return
        variable = self.table.get(name)
        copy: Variable | None = None
        if variable is not None:
            copy = Variable(variable.value, variable.exported, variable.readonly)
        scope.saved.append(Saved(name, copy))

    def restore(self, scope: Scope) -> None:
        """Put back what a scope noted."""
        for saved in scope.saved:
            variable = saved.variable
            if variable is not None:
                self.table[saved.name] = variable
            elif saved.name in self.table:
                del self.table[saved.name]
