"""What VS Code is told of a magazine: schemas, snippets, and a task that shows our findings.

Its YAML extension checks files of YAML only, not the front matter of Markdown; there the snippets
help and the findings of `magbuild check`, read off its output by problem matchers.
"""

import json
from typing import Any

from magbuild.core.diagnostics import Language
from magbuild.scaffold.schemas import SUBJECTS, schema_file, schema_text

_FOLDER = ".vscode"
_SCHEMAS = f"{_FOLDER}/magbuild"
_WORDS = {"error": "lỗi|error", "warning": "cảnh báo|warning", "info": "lưu ý|notice"}
_CODE_AND_WORDS = r"(MB\d{3}): (.*)$"


def editor_files(language: Language) -> dict[str, str]:
    """The files by their paths in the project."""
    return {
        f"{_FOLDER}/settings.json": _json(_settings()),
        f"{_FOLDER}/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        f"{_FOLDER}/tasks.json": _json(_tasks()),
        f"{_FOLDER}/magbuild.code-snippets": _json(_snippets(language)),
        **{f"{_SCHEMAS}/{schema_file(name)}": schema_text(name, language) for name in SUBJECTS},
    }


def _settings() -> dict[str, Any]:
    registers = {name: one.files for name, one in SUBJECTS.items() if one.files.endswith(".yaml")}
    return {
        "yaml.schemas": {
            f"./{_SCHEMAS}/{schema_file(name)}": f"content/{files}"
            for name, files in registers.items()
        },
        "files.associations": {
            "content/**/*.md": "markdown",
            **{f"content/{files}": "yaml" for files in registers.values()},
        },
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.exclude": {"**/.magbuild": True, "**/.public.*": True},
        "editor.unicodeHighlight.allowedLocales": {"vi": True},
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": "on"}},
    }


def _tasks() -> dict[str, Any]:
    return {
        "version": "2.0.0",
        "tasks": [
            {
                "label": "magbuild: check",
                "type": "shell",
                "command": "magbuild check",
                "group": {"kind": "build", "isDefault": True},
                "presentation": {"reveal": "silent", "clear": True},
                "problemMatcher": [
                    {
                        "owner": f"magbuild-{severity}-{shape}",
                        "source": "magbuild",
                        "severity": severity,
                        "fileLocation": ["relative", "${workspaceFolder}"],
                        "pattern": patterns,
                    }
                    for severity, words in _WORDS.items()
                    for shape, patterns in _patterns(words).items()
                ],
            },
            {
                "label": "magbuild: serve",
                "type": "shell",
                "command": "magbuild serve --drafts",
                "isBackground": True,
                "problemMatcher": [],
            },
        ],
    }


def _patterns(words: str) -> dict[str, list[dict[str, Any]]]:
    """The lines of a finding in its three shapes, each ending with the remedy.

    VS Code joins what several lines of one finding give as its message.
    """
    place = {"file": 1, "line": 2, "column": 3, "code": 4, "message": 5}
    placed = {"regexp": rf"^(\S.*?):(\d+):(\d+): (?:{words}) {_CODE_AND_WORDS}", **place}
    whole = {
        "regexp": rf"^(\S(?:(?!:\d+:\d+: ).)*?): (?:{words}) {_CODE_AND_WORDS}",
        "kind": "file",
        "file": 1,
        "code": 2,
        "message": 3,
    }
    excerpt = [{"regexp": r"^  \d+ \| "}, {"regexp": r"^   *\| *\^+$"}]
    remedy = {"regexp": r"^  = (.*)$", "message": 1}
    return {
        "excerpt": [placed, *excerpt, remedy],
        "place": [placed, remedy],
        "file": [whole, remedy],
    }


_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


def _snippets(language: Language) -> dict[str, Any]:
    vietnamese = language is Language.VIETNAMESE

    def say(vi: str, en: str) -> str:
        return vi if vietnamese else en

    return {
        say("Bài mới", "New article"): {
            "scope": "markdown",
            "prefix": say("bai", "article"),
            "description": say("Phần đầu của một bài", "The front matter of an article"),
            "body": [
                "---",
                f'title: "${{1:{say("Tiêu đề", "Title")}}}"',
                f"date: {_TODAY}",
                "section: ${2:tin-tuc}",
                f'summary: "${{3:{say("Sapo của bài", "The standfirst")}}}"',
                "draft: true",
                "---",
                "",
                f"$0{say('Thân bài.', 'The text.')}",
            ],
        },
        say("Số liệu", "Figure"): {
            "scope": "markdown",
            "prefix": say("so-lieu", "figure"),
            "description": say("Một số liệu trong metrics", "A figure for metrics"),
            "body": [
                f"  - id: ${{1:{say('ma-so-lieu', 'figure-id')}}}",
                f'    label: "${{2:{say("Số liệu nói về gì", "What the figure says")}}}"',
                f'    value: "${{3:{say("1.353 căn nhà", "2 bài")}}}"',
            ],
        },
        say("Đính chính", "Correction"): {
            "scope": "markdown",
            "prefix": say("dinh-chinh", "correction"),
            "description": say("Một mục trong corrections", "An entry for corrections"),
            "body": [
                f"  - date: {_TODAY}",
                "    kind: ${1|correction,update,typo|}",
                f'    note: "${{2:{say("Lời giải thích cho bạn đọc", "What readers are told")}}}"',
            ],
        },
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
