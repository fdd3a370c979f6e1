"""Mending one text: edits are made only where nothing new is found, and no page comes apart."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from magbuild.content.corrections import same_words
from magbuild.core.diagnostics import Diagnostic
from magbuild.editing.changes import apart, edited
from magbuild.editing.faults import Examined

_MOST_PASSES = 12
_FORM = range(301, 320)  # the codes of texts that cannot be read as fields

Examine = Callable[[str], Examined]


class Mended(NamedTuple):
    """A text with its certain faults mended, and what these were."""

    text: str
    fixed: tuple[Diagnostic, ...]


def mend(text: str, examine: Examine) -> Mended:
    """Mend a clean text until nothing is left that can be mended.

    One fault can hide another, so this takes several passes, of which there is a highest number.
    """
    fixed: list[Diagnostic] = []
    before = examine(text)
    for _ in range(_MOST_PASSES):
        wanted = apart(text, before.diagnostics)
        text, before, done = _mend_together(text, before, wanted, examine)
        if not done:
            break
        fixed += done
    return Mended(text, tuple(fixed))


def _mend_together(
    text: str, before: Examined, wanted: tuple[Diagnostic, ...], examine: Examine
) -> tuple[str, Examined, tuple[Diagnostic, ...]]:
    """Mend what is wanted at one go, or else the halves of it that do no harm.

    The later half comes first, so that the places in the other stay what they are.
    """
    if not wanted:
        return text, before, ()
    changed = edited(text, (edit for one in wanted for edit in one.edits))
    after = examine(changed)
    if _is_harmless(before, after):
        return changed, after, wanted
    if len(wanted) == 1:
        return text, before, ()
    middle = len(wanted) // 2
    text, before, late = _mend_together(text, before, wanted[middle:], examine)
    text, before, early = _mend_together(text, before, wanted[:middle], examine)
    return text, before, (*early, *late)


def _is_harmless(before: Examined, after: Examined) -> bool:
    """Whether a file says nothing new, and its page and its figures stand as they stood.

    A file that could not be understood before may say more now.
    """
    new = Counter(d.code for d in after.diagnostics) - Counter(d.code for d in before.diagnostics)
    if before.understood:
        same = after.structure == before.structure and _same_figures(before, after)
        return after.understood and not new and same
    return after.understood or not any(int(code[2:]) in _FORM for code in new)


def _same_figures(before: Examined, after: Examined) -> bool:
    pairs = zip(before.figures, after.figures, strict=False)
    return len(before.figures) == len(after.figures) and all(same_words(*pair) for pair in pairs)
