"""Jinja2 with less ado for every output, call and import; what templates mean stays as it is.

A page has some hundred outputs and some dozen calls of macros. Jinja2 makes a Markup object of each
output before all are joined, and asks of each callable what it wants to be given.
"""

from collections.abc import MutableMapping
from types import BuiltinMethodType
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Template
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape


def escaped(value: object) -> str:
    """What `escape` makes of a value, as plain text where that needs no escaping."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or "'" in value or '"' in value:
            return escape(value)
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class _Code(CodeGenerator):
    """Templates to Python, each output escaped by `escaped` if by anything."""

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(node, frame)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        # The names of loops and blocks are left out, for which only functions of Python could ask.
        self.write("context.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Context(Context):
    """The names that a template sees."""

    def call(self, called: Any, /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        if type(called) is BuiltinMethodType:
            return called(*arguments, **named)
        if type(called) is Macro and not named and self.eval_ctx.autoescape and _is_plain(called):
            left = len(called.arguments) - len(arguments)
            if left >= 0:
                # As Jinja2 does: what a macro gives has been escaped.
                return Markup(called._func(*arguments, *(missing,) * left))  # noqa: S704
        return super().call(called, *arguments, **named)


def _is_plain(macro: Macro) -> bool:
    """Whether a macro is given its arguments and nothing else."""
    return not (macro.caller or macro.catch_kwargs or macro.catch_varargs)


class QuickEnvironment(Environment):
    """An environment whose globals do not change any more when the first template is read."""

    code_generator_class = _Code
    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}  # a ChainMap, at each import, is asked for all names
