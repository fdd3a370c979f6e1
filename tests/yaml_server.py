"""A client of a real YAML language server: texts in, findings by line out."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an editor underlines; lines count from 1, as ours do."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class YamlServer:
    """A server that has been told which schemas belong to which files."""

    replies: IO[bytes]
    requests: IO[bytes]
    folder: Path
    settings: Mapping[str, Any]

    def findings(self, texts: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
        """What the server says of files with these texts, by their names."""
        names = {(self.folder / name).as_uri(): name for name in texts}
        for uri, name in names.items():
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": texts[name]}
            self.notify("textDocument/didOpen", {"textDocument": document})
        found: dict[str, tuple[Finding, ...]] = {}
        while len(found) < len(names):
            told = self.receive()
            self.answer(told)
            if told.get("method") == "textDocument/publishDiagnostics":
                found[names[told["params"]["uri"]]] = tuple(
                    Finding(line=one["range"]["start"]["line"] + 1, message=one["message"])
                    for one in told["params"]["diagnostics"]
                )
        return found

    def hover(self, name: str, line: int) -> str:
        """What is shown under the pointer at the beginning of a line of an open file."""
        place = {"line": line - 1, "character": 1}
        document = {"uri": (self.folder / name).as_uri()}
        parameters = {"textDocument": document, "position": place}
        self.send({"id": "hover", "method": "textDocument/hover", "params": parameters})
        while (told := self.receive()).get("id") != "hover":
            self.answer(told)
        return str(told["result"]["contents"]["value"])

    def notify(self, method: str, parameters: Mapping[str, Any]) -> None:
        """Tell the server something that has no answer."""
        self.send({"method": method, "params": parameters})

    def answer(self, told: Mapping[str, Any]) -> bool:
        """Answer what the server asks, if it does; whether it was for its settings."""
        if "id" not in told or "method" not in told:
            return False
        if told["method"] != "workspace/configuration":
            self.send({"id": told["id"], "result": None})
            return False
        asked = [item["section"] for item in told["params"]["items"]]
        self.send({"id": told["id"], "result": [self.settings.get(name) for name in asked]})
        return True

    def send(self, message: Mapping[str, Any]) -> None:
        """One message to the server."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.requests.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.requests.flush()

    def receive(self) -> dict[str, Any]:
        """The next message of the server; EOFError when it has gone."""
        length = 0
        while line := self.replies.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError
        return dict(json.loads(self.replies.read(length)))


@contextmanager
def yaml_server(
    command: list[str], folder: Path, schemas: Mapping[str, str]
) -> Iterator[YamlServer]:
    """A server for a folder, with the pattern of files that each schema is for, as in settings."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yaml = {
            "validate": True,
            "schemaStore": {"enable": False},
            "schemas": schemas,
        }
        server = YamlServer(process.stdout, process.stdin, folder, {"yaml": yaml})
        able = {"workspace": {"configuration": True}}
        start = {"processId": None, "rootUri": folder.as_uri(), "capabilities": able}
        server.send({"id": 1, "method": "initialize", "params": start})
        while server.receive().get("id") != 1:
            pass
        server.notify("initialized", {})
        server.notify("workspace/didChangeConfiguration", {"settings": None})
        while not server.answer(server.receive()):
            pass
        yield server
        process.terminate()
