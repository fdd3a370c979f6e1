import pytest

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.engine.removals import judge_removals


@pytest.mark.parametrize(
    ("before", "gone", "verdict"),
    [
        (0, 0, ""),
        (1, 0, ""),
        (1, 1, "MB745"),
        (4, 1, "MB745"),
        (5, 1, "MB746"),
        (6, 1, "MB746"),
        (19, 1, "MB746"),
        (20, 1, ""),
        (20, 2, "MB746"),
        (20, 4, "MB746"),
        (20, 5, "MB745"),
        (21, 1, ""),
        (100, 5, ""),
        (100, 6, "MB746"),
        (100, 20, "MB746"),
        (100, 21, "MB745"),
        (812, 162, "MB746"),
        (812, 163, "MB745"),
        (812, 812, "MB745"),
    ],
)
@pytest.mark.parametrize("added", [0, 1000])
def test_a_fifth_is_too_much_and_a_twentieth_is_said(
    before: int, gone: int, verdict: str, added: int
) -> None:
    names = [f"{number:04}" for number in range(before)]
    after = names[gone:] + [f"new{number}" for number in range(added)]
    facts = {"gone": str(gone), "total": str(before), "name": "0000"}
    if verdict == "MB745":
        with pytest.raises(MagbuildError) as raised:
            judge_removals("public", names, after, allowed=False)
        assert raised.value.exit_code is ExitCode.CONTENT
        assert raised.value.diagnostic.code == "MB745"
        assert dict(raised.value.diagnostic.arguments) == facts
    else:
        found = judge_removals("public", names, after, allowed=False)
        assert [one.code for one in found] == ([verdict] if verdict else [])
    allowed = judge_removals("public", names, after, allowed=True)
    assert [one.code for one in allowed] == (["MB746"] if verdict else [])
    assert all(one.severity is Severity.WARNING for one in allowed)
    assert all(dict(one.arguments) == facts for one in allowed)
