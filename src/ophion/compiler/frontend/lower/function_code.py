"""Lowering, as the front end's knowledge of a program asks for it."""

from functools import partial

from ophion.compiler.frontend.function_code import FunctionCode
from ophion.compiler.frontend.lower.decorated_functions import (
    lower_decorated,
    made_by_decorators,
    nested_cache,
    new_cache,
    the_cache,
)
from ophion.compiler.frontend.lower.functions import adapter, attribute, binder, lower_function
from ophion.compiler.frontend.lower.generated import generate
from ophion.compiler.frontend.lower.generated_enums import enum_function
from ophion.compiler.frontend.lower.generated_objects import fill_form_test, root_method
from ophion.compiler.frontend.world import World


def lowered(world: World) -> FunctionCode:
    """The code of a program's functions."""
    return FunctionCode(
        lower=partial(lower_function, world),
        lower_decorated=partial(lower_decorated, world),
        decorated_variable=partial(made_by_decorators, world),
        cache=the_cache,
        new_cache=new_cache,
        nested_cache=nested_cache,
        adapter=partial(adapter, world),
        binder=partial(binder, world),
        attribute=partial(attribute, world),
        dataclass_method=partial(generate, world),
        enum_function=partial(enum_function, world),
        root_method=partial(root_method, world),
        fill_form_test=partial(fill_form_test, world),
    )
