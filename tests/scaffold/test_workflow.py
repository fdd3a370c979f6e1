"""The workflow for CI: valid by the schema of workflows, and harmless to pull requests."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from magbuild import __version__
from magbuild.cli.main import commands
from magbuild.core.diagnostics import Language
from magbuild.scaffold.first_magazine import Part, part_files

((PLACE, TEXT),) = part_files(Part.WORKFLOW, Language.VIETNAMESE).items()


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    """The workflow as data; its `on`, which YAML 1.1 takes for true, as "on"."""
    data = yaml.safe_load(TEXT)
    return {"on": data.pop(True), **data}


def judge(path: Path) -> subprocess.CompletedProcess[str]:
    """The schema of workflows, as check-jsonschema ships it."""
    program = (sys.executable, "-m", "check_jsonschema", "--builtin-schema")
    return subprocess.run(
        [*program, "vendor.github-workflows", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_a_workflow(tmp_path: Path) -> None:
    path = tmp_path / "magazine.yml"
    path.write_text(TEXT, "utf-8")
    done = judge(path)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    path.write_text(TEXT.replace("runs-on:", "run-on:", 1), "utf-8")
    assert judge(path).returncode == 1


def test_pull_requests_can_write_nothing_and_see_no_secret(workflow: dict[str, Any]) -> None:
    assert PLACE == ".github/workflows/magazine.yml"
    assert "pull_request" in workflow["on"]
    assert "pull_request_target" not in workflow["on"]
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets" not in TEXT
    jobs = workflow["jobs"]
    assert jobs["check"]["if"] == "github.event_name == 'pull_request'"
    assert jobs["build"]["if"] == "github.event_name != 'pull_request'"
    assert jobs["publish"]["needs"] == "build"
    assert [name for name, job in jobs.items() if "permissions" in job] == ["publish"]
    for job in ("check", "build"):
        checkout = jobs[job]["steps"][0]
        assert checkout["with"]["persist-credentials"] is False
    caches = [step["uses"] for step in jobs["check"]["steps"] if "cache" in step.get("uses", "")]
    assert caches == ["actions/cache/restore@v4"]


def test_actions_are_pinned_by_major_version() -> None:
    used = re.findall(r"uses: (\S+)", TEXT)
    assert len(used) == 8
    assert all(re.fullmatch(r"actions/[a-z/-]+@v[0-9]+", one) for one in used)


def test_what_it_runs_is_there(workflow: dict[str, Any]) -> None:
    ran = [
        step["run"].split()
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if step.get("run", "").startswith("magbuild ")
    ]
    assert [words[1] for words in ran] == ["check", "build"]
    for _, command, *options in ran:
        commands.commands[command].make_context(command, options)
    assert workflow["env"]["MAGBUILD"] == f"magbuild=={__version__}"
