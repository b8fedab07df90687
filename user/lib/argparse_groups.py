"""argparse's containers of arguments: what parsers and groups have in common."""

from collections.abc import Callable, Iterable

from user.lib.argparse_actions import (
    HELP_OF_VERSION,
    OPTIONAL,
    SUPPRESS,
    UNSET,
    WITH_VALUE,
    WITHOUT_VALUE,
    ZERO_OR_MORE,
    Action,
    ExclusiveActions,
    Registry,
    Section,
    option_dest,
    with_negations,
)


class BooleanOptionalAction:
    """Given as an argument's action: an option --x, and --no-x for its opposite."""


class _ActionsContainer:
    """What arguments are added to: a parser, or a group of one."""

    def __init__(
        self, registry: Registry, positionals: Section, options: Section, exclusive: ExclusiveActions | None
    ) -> None:
        self._registry = registry
        self._positionals = positionals
        self._options = options
        self._exclusive = exclusive

    def add_argument(
        self,
        *name_or_flags: str,
        action: str | type[BooleanOptionalAction] = "store",
        nargs: int | str | None = None,
        const: object = None,
        default: object = UNSET,
        type: Callable[[str], object] | None = None,
        choices: Iterable[object] | None = None,
        required: bool = False,
        help: str | None = None,
        metavar: str | tuple[str, ...] | None = None,
        dest: str | None = None,
        version: str | None = None,
    ) -> Action:
        """Describe an argument: a positional one by its name, an option by how it is written."""
        kind = action if isinstance(action, str) else "boolean"
        if kind not in WITH_VALUE and kind not in WITHOUT_VALUE:
            raise ValueError(f'unknown action "{kind}"')
        if nargs == 0 and kind in WITH_VALUE:
            raise ValueError(_NO_VALUES.format(kind))
        options = [name for name in name_or_flags if name.startswith("-") or len(name_or_flags) > 1]
        if options:
            dest = option_dest(options) if dest is None else dest
        elif name_or_flags:
            if dest is not None:
                raise ValueError("dest supplied twice for positional argument")
            dest = name_or_flags[0]
            required = nargs not in (OPTIONAL, ZERO_OR_MORE) or (nargs == ZERO_OR_MORE and default is UNSET)
        if dest is None:
            raise TypeError("add_argument() missing 1 required positional argument: 'dest'")
        if kind in ("help", "version") and not required:
            dest = SUPPRESS
        possible: list[object] | None = None
        if choices is not None:
            possible = list(choices)
        default = self._default(kind, dest, default)
        if kind == "boolean":
            options = with_negations(options)
        if kind == "version":
            const, help = version, HELP_OF_VERSION if help is None else help
        if kind in ("store_true", "store_false"):
            const = kind == "store_true"
        count = 0 if kind in WITHOUT_VALUE else nargs
        made = Action(options, dest, kind, count, const, default, type, possible, required, help, metavar)
        self._registry.add(made, self._options if options else self._positionals)
        if self._exclusive is not None:
            if required:
                raise ValueError("mutually exclusive arguments must be optional")
            self._exclusive.actions.append(made)
        return made

    def _default(self, kind: str, dest: str, given: object) -> object:
        """The default of an argument: what is given, or what is told of all."""
        if kind in ("help", "version"):
            return SUPPRESS
        if given is not UNSET:
            return given
        if dest in self._registry.defaults:
            return self._registry.defaults[dest]
        if self._registry.argument_default is not None:
            return self._registry.argument_default
        return kind == "store_false" if kind in ("store_true", "store_false") else None

    def set_defaults(self, **kwargs: object) -> None:
        """Say the defaults of arguments, or further attributes of the namespace."""
        self._registry.defaults.update(kwargs)
        for action in self._registry.actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest: str) -> object:
        """The default of an argument."""
        for action in self._registry.actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._registry.defaults.get(dest)

    def add_argument_group(
        self, title: str | None = None, description: str | None = None
    ) -> "_ArgumentGroup":
        """A group of arguments, which help shows below a title of their own."""
        section = Section(title, description)
        self._registry.sections.append(section)
        return _ArgumentGroup(self._registry, section, section, None)

    def add_mutually_exclusive_group(self, *, required: bool = False) -> "_MutuallyExclusiveGroup":
        """A group of arguments of which one at most may be given, or exactly one."""
        exclusive = ExclusiveActions(required)
        self._registry.exclusive.append(exclusive)
        return _MutuallyExclusiveGroup(self._registry, self._positionals, self._options, exclusive)


_NO_VALUES = (
    "nargs for {} actions must be != 0; if you have nothing to store, actions such as store true may be"
)


class _ArgumentGroup(_ActionsContainer):
    """A group of arguments with a title."""


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """A group of arguments of which at most one is given."""
