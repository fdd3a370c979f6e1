"""Check the links to other sites. Only this asks the network, and only when told to."""

from functools import partial

from magbuild.content.sources import load
from magbuild.content.web_links import web_links
from magbuild.core.diagnostics import Diagnostic
from magbuild.core.files import machine_faults
from magbuild.outward.answers import keep_answers, read_answers
from magbuild.outward.asking import ask
from magbuild.outward.checking import PAUSE, ask_all, judge_links
from magbuild.pipeline.request import STATE_FOLDER, Request

ANSWERS = "links.json"


def check_web(
    request: Request, own: str, *, private: bool = False, pause: float = PAUSE
) -> tuple[Diagnostic, ...]:
    """What is wrong with links to other sites; those to `own`, the site's address, are no such.

    Answers are kept in the folder of the state, and believed for some days. MagbuildError when the
    content cannot be read or the answers not be kept.
    """
    loaded = load(request.content, request.shown)
    links = [
        link
        for source in loaded.sources
        for link in web_links(source)
        if not (link.value == own or link.value.startswith(f"{own}/"))
    ]
    kept = request.state / ANSWERS
    known = read_answers(kept)
    answers = ask_all(
        (link.value for link in links),
        known,
        request.edition.today,
        partial(ask, private=private),
        pause,
    )
    with machine_faults(STATE_FOLDER):
        keep_answers(kept, known | answers)
    return tuple(judge_links(links, answers))
