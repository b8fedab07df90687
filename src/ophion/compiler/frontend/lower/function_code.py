"""Lowering, as the front end's knowledge of a program asks for it."""

from ophion.compiler.frontend.function_code import FunctionCode
from ophion.compiler.frontend.lower.decorated_functions import (
    lower_decorated,
    made_by_decorators,
    nested_cache,
    new_cache,
    the_cache,
)
from ophion.compiler.frontend.lower.functions import adapter, binder, lower_function
from ophion.compiler.frontend.lower.generated import generate
from ophion.compiler.frontend.lower.generated_enums import enum_function
from ophion.compiler.frontend.lower.generated_objects import fill_form_test, root_method

LOWERED = FunctionCode(
    lower=lower_function,
    lower_decorated=lower_decorated,
    decorated_variable=made_by_decorators,
    cache=the_cache,
    new_cache=new_cache,
    nested_cache=nested_cache,
    adapter=adapter,
    binder=binder,
    dataclass_method=generate,
    enum_function=enum_function,
    root_method=root_method,
    fill_form_test=fill_form_test,
)
