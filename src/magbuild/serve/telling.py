"""What a build came to, in some lines for the terminal."""

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Language
from magbuild.report import count
from magbuild.serve.rebuilding import Round
from magbuild.serve.standing import address_of
from magbuild.serve.wording import WORDS

_MOST = 5  # addresses that are printed


def tell_round(one: Round, address: str) -> str:
    """A build in words, with the addresses of the pages that it changed."""
    language = one.findings.language
    words = WORDS[language]
    done = one.built.publication if one.built else None
    if one.built is None or done is None:
        found = one.findings.diagnostics
        errors = words["errors"].format(count=count(found, Severity.ERROR))
        warnings = words["warnings"].format(count=count(found, Severity.WARNING))
        return words["broken"].format(errors=errors, warnings=warnings)
    seconds = f"{one.seconds:.2f}"
    if language is Language.VIETNAMESE:
        seconds = seconds.replace(".", ",")
    if one.first:
        return words["first"].format(
            pages=one.built.pages, articles=one.built.articles, seconds=seconds
        )
    lines = [words["built"].format(seconds=seconds, count=done.changed + done.removed)]
    lines += [f"  {address}{address_of(path)}" for path in one.changed[:_MOST]]
    if len(one.changed) > _MOST:
        lines.append(f"  {words['others'].format(count=len(one.changed) - _MOST)}")
    return "\n".join(lines)
