"""What the next build would do, and why, as text or as JSON."""

import json
from dataclasses import asdict

from magbuild.core.diagnostics import Language
from magbuild.pipeline.verdicts import Explanation, Reason, State, Verdict
from magbuild.report.findings_json import JSON_VERSION
from magbuild.report.text import visible

_STATES = {
    Language.VIETNAMESE: {
        State.FRESH: "giữ nguyên",
        State.NEW: "mới",
        State.STALE: "làm lại",
        State.DEAD: "bỏ",
    },
    Language.ENGLISH: {
        State.FRESH: "kept",
        State.NEW: "new",
        State.STALE: "made anew",
        State.DEAD: "dropped",
    },
}
_SINCE = {Language.VIETNAMESE: "từ", Language.ENGLISH: "since"}


def show_explanation(explained: Explanation, *, as_json: bool) -> str:
    """What the next build would do, as text or as JSON."""
    language = explained.findings.language
    if as_json:
        return json.dumps(
            {
                "version": JSON_VERSION,
                "inputs": explained.inputs,
                "files": [asdict(one) for one in explained.verdicts],
            },
            ensure_ascii=False,
            indent=2,
        )
    alone = len(explained.verdicts) == 1
    shown = (one for one in explained.verdicts if alone or one.state is not State.FRESH)
    lines = [line for one in shown for line in _verdict(one, language)]
    states = [one.state for one in explained.verdicts]
    told = ", ".join(f"{words} {states.count(state)}" for state, words in _STATES[language].items())
    return "\n".join((*lines, told))


def _verdict(one: Verdict, language: Language) -> list[str]:
    lines = [f"{visible(one.output)}: {_STATES[language][one.state]}"]
    return lines + [f"  {visible(_reason(reason, language))}" for reason in one.reasons]


def _reason(reason: Reason, language: Language) -> str:
    change = f": {reason.before} → {reason.after}" if reason.before or reason.after else ""
    since = f" ({_SINCE[language]} {', '.join(reason.inputs)})" if reason.inputs else ""
    return f"{reason.field}{change}{since}"
