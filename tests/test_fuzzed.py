"""The front door takes anything: findings may come of it, a traceback never.

Some rounds of `make fuzz`, and what Hypothesis thinks of.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ARTICLE as SOUND
from tests.front_door import SITE, examine, lay_out
from tests.fuzzing import METRICS, faults, project

ROUNDS = 12

plain = st.text(max_size=12)
scalar = st.one_of(
    plain,
    st.sampled_from(
        ["", "~", "no", "1.200", "12 tỷ đồng", "5%", "2022-12-01", "Bến Tre", "giam-ngheo", "a/b"]
    ),
    st.integers().map(str),
    st.dates().map(str),
)
flow = st.recursive(
    scalar,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(scalar, inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        ),
    ),
    max_leaves=8,
)
field = st.sampled_from(
    [
        *("title", "date", "section", "summary", "metrics", "topics", "province", "year", "draft"),
        *("organisation", "hero", "aliases", "slug", "corrections", "comparisons", "sections"),
        *("address", "language", "permalinks", "theme", "feeds", "cards", "security"),
    ]
)
fields = st.lists(st.tuples(field, flow), max_size=6).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)
inline = st.one_of(
    plain,
    st.sampled_from(
        [
            "*",
            "**",
            "_",
            "`",
            "[",
            "](",
            ")",
            "![",
            "<",
            ">",
            "\\",
            "&lt;",
            "|",
            "[^1]",
            "[[m:nha]]",
        ]
    ),
)
line = st.tuples(
    st.sampled_from(["", "# ", "- ", "1. ", "> ", "    ", "```", "|", "!!! a ", "[^1]: ", "{: "]),
    st.lists(inline, max_size=5).map("".join),
).map("".join)
markdown = st.lists(line, max_size=12).map("\n".join)
front = SOUND.partition("Cả năm")[0]
article = st.one_of(
    st.tuples(fields, markdown).map(lambda parts: f"---\n{parts[0]}---\n{parts[1]}"),
    markdown.map(lambda text: front + text),
    fields.map(lambda text: SOUND.replace("metrics:", f"{text}metrics:")),
).map(lambda text: text.encode("utf-8", "surrogatepass"))
register = st.one_of(
    fields.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=60)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed")


@given(
    articles=st.lists(st.one_of(article, st.binary(max_size=80)), min_size=1, max_size=4),
    page=article,
    site=st.one_of(
        st.just(SITE),
        st.just(SITE),
        fields.map(lambda f: SITE + f.encode("utf-8", "surrogatepass")),
        register,
    ),
    topics=register,
    metrics=st.one_of(st.just(METRICS.encode()), register),
)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_nothing_in_a_project_is_raised(
    folder: Path, articles: list[bytes], page: bytes, site: bytes, topics: bytes, metrics: bytes
) -> None:
    files = {f"content/articles/{number}.md": data for number, data in enumerate(articles)}
    for number in range(len(articles), 4):
        (folder / f"content/articles/{number}.md").unlink(missing_ok=True)
    lay_out(
        folder,
        {
            **files,
            "content/pages/a.md": page,
            "content/site.yaml": site,
            "content/topics.yaml": topics,
            "content/metrics.yaml": metrics,
        },
    )
    examine(folder)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_round_of_broken_files_goes_well(tmp_path: Path, number: int) -> None:
    told = faults(tmp_path / "project", project(number))
    assert told == "" or told.endswith(" seconds")  # a busy machine proves nothing about time


def test_what_is_raised_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The very search for tracebacks can fail."""

    def broken(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("tests.fuzzing.examine", broken)
    assert "RecursionError" in faults(tmp_path / "project", {"content/site.yaml": SITE})
