"""`magbuild build --verify`: a clean build beside, and the first byte that differs."""

import pytest

from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.pipeline import verification
from magbuild.pipeline.verification import build_clean_beside
from tests.conftest import Magazine, Tool
from tests.test_failing_machine import request


def test_a_build_is_proved(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    done = tool(folder, "build", "--verify")
    assert (done.code, done.err) == (0, "")
    files = sum(path.is_file() for path in (folder / "public").rglob("[!.]*"))
    assert f"Dựng lại từ đầu cho cùng kết quả: {files} tệp." in done.out
    assert not (folder / ".magbuild" / "clean").exists()


@pytest.mark.parametrize(
    ("spoil", "name", "offset"),
    [
        (
            lambda page: page.write_bytes(b"<!doctype html>x" + page.read_bytes()),
            "index.html",
            "15",
        ),
        (lambda page: page.write_bytes(page.read_bytes()[:100]), "index.html", "100"),
        (lambda page: page.unlink(), "index.html", "0"),
        (lambda page: page.with_name("la.html").touch(), "la.html", "0"),
    ],
    ids=["a letter", "the end", "a file less", "a file more"],
)
def test_the_first_byte_that_differs_is_told(
    magazine: Magazine, tool: Tool, spoil: object, name: str, offset: str
) -> None:
    folder = magazine()
    assert tool(folder, "build").code == 0
    assert callable(spoil)
    spoil(folder / "public" / "index.html")
    with pytest.raises(MagbuildError) as raised:
        build_clean_beside(request(folder))
    fault = raised.value.diagnostic
    assert (fault.code, fault.span.path) == ("MB764", name)
    assert dict(fault.arguments)["offset"] == offset
    assert raised.value.exit_code is ExitCode.INTERNAL
    assert not (folder / ".magbuild" / verification.CLEAN).exists()
