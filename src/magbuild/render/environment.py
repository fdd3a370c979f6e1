"""Jinja2 with less ado for every output, call and import; what templates mean stays as it is.

A page has some hundred outputs and some dozen calls of macros. Jinja2 makes a Markup object of each
output before all are joined, and asks of each callable what it wants to be given.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import BuiltinMethodType
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

_REMEMBERED = 4096


def escaped(value: object) -> str:
    """What `escape` makes of a value, as plain text where that needs no escaping."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or "'" in value or '"' in value:
            return escape(value)
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


def remembering() -> Callable[..., str]:
    """A function that calls a macro, and gives what it gave before for equal arguments.

    It is for macros that are imported, which are made once and depend on nothing else, and
    remembers as long as it lives.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def once(macro: Macro, *arguments: object) -> str:
        return macro(*arguments)

    return once


class _Code(CodeGenerator):
    """Templates to Python, each output escaped by `escaped` if by anything."""

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(node, frame)

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


_PLAIN = frozenset({Macro, BuiltinMethodType, type(remembering())})
"""Types of callables that want to be given nothing but their arguments."""


class _Context(Context):
    """The names that a template sees."""

    def call(self, called: Any, /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        if type(called) not in _PLAIN:
            return super().call(called, *arguments, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*arguments, **named)


class QuickEnvironment(Environment):
    """An environment whose globals do not change any more when the first template is read."""

    code_generator_class = _Code
    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}  # a ChainMap, at each import, is asked for all names
