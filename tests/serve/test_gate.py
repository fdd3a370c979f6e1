"""The names of a server; what the gate does with requests, raw requests show."""

import pytest

from magbuild.serve.gate import Asked, Gate, names_of


@pytest.mark.parametrize(
    ("host", "port", "loopback", "names"),
    [
        (
            "127.0.0.1",
            8000,
            True,
            {"127.0.0.1:8000", "localhost:8000", "[::1]:8000"},
        ),
        ("192.0.2.1", 8000, False, {"192.0.2.1:8000"}),
        ("192.0.2.1", 80, False, {"192.0.2.1:80", "192.0.2.1"}),
        ("2001:db8::1", 8000, False, {"[2001:db8::1]:8000"}),
    ],
)
def test_a_server_is_known_by_its_own_names(
    host: str, port: int, loopback: bool, names: set[str]
) -> None:
    assert names_of(host, port, loopback=loopback) == names


def test_a_foreign_name_is_told_of_once_and_not_without_end() -> None:
    gate = Gate(names=names_of("127.0.0.1", 1, loopback=True), token="", foreign=set())

    def told(host: str) -> bool:
        asked = Asked(method="GET", target="/", hosts=(host,), origins=(), sites=(), token="")
        return gate.stranger(asked) is not None

    assert [told("a.example"), told("a.example"), told("b.example")] == [True, False, True]
    assert not told("localhost:1")
    assert sum(told(f"{number}.example") for number in range(1000)) == 18
