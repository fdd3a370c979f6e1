"""Sentences made of the stock of phrases."""

import random

from magazines import words

_PATTERNS = (
    "{when}, {who} {where} {did} {why}.",
    "{who} {where} {did}, {so}.",
    "{why}, {who} {did}, rồi {did_too}.",
    "có lúc {who} {did} {where}, có lúc lại {did_too}.",
    "không ai bảo ai, {who} {did} {when}, {so}.",
    "{when}, khi {who} {did}, {who_too} {where} cũng {did_too}.",
    "{who} kể rằng {when}, cả xóm {did}, {so}.",
    "theo lời {who} {where}, {thought}.",
    "{thought}, nhất là {when}.",
    "chuyện {thing} {where} được {who} nhắc lại nhiều lần, {so}.",
    "nếu không {did} {when}, {who} khó lòng {did_too}.",
    "ban đầu {who} còn ngần ngại {why}, về sau {did}, {so}.",
    "{who} và {who_too} cùng {did}, {why}.",
    "ở đây, {thought}; {who} đã {did} {when}.",
    "từ chuyện {thing}, {who} nghĩ đến việc {did} {where}.",
    "cũng {when}, {who} tìm cách {did}, trong khi {who_too} {did_too}.",
)
_TITLES = (
    "{place}: {who} và {thing}",
    "{who} ở {place} {did}",
    "{thing} của {who} ở {place}",
    "{place}, {thing} {where}",
    "{who} ở {place} giữ {thing}",
    "{when}, {place} có {thing}",
)
_LINKS = (
    "chuyện tương tự được kể trong bài [{title}]({address}).",
    "bạn đọc có thể xem thêm [{title}]({address}), {so}.",
    "cách làm ấy gợi nhớ đến [{title}]({address}), nơi {thought}.",
)


def _filling(chance: random.Random) -> dict[str, str]:
    """A phrase for each place of a pattern; what a pattern names twice differs."""
    who, who_too = chance.sample(words.WHO, 2)
    did, did_too = chance.sample(words.DID, 2)
    return {
        "who": who,
        "who_too": who_too,
        "did": did,
        "did_too": did_too,
        "where": chance.choice(words.WHERE),
        "when": chance.choice(words.WHEN),
        "why": chance.choice(words.WHY),
        "so": chance.choice(words.SO),
        "thought": chance.choice(words.THOUGHT),
        "thing": chance.choice(words.THING),
    }


def capitalised(text: str) -> str:
    """The text with its first letter as a capital, though signs of emphasis may stand before it."""
    start = len(text) - len(text.lstrip("*"))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def sentence(chance: random.Random, emphasis: str = "") -> str:
    """One sentence without a figure; `emphasis` is set around those whom it is about."""
    filling = _filling(chance)
    filling["who"] = f"{emphasis}{filling['who']}{emphasis}"
    return capitalised(chance.choice(_PATTERNS).format_map(filling))


def title(chance: random.Random, place: str) -> str:
    """A headline about a place."""
    return capitalised(chance.choice(_TITLES).format_map(_filling(chance) | {"place": place}))


def reference(chance: random.Random, headline: str, address: str) -> str:
    """A sentence that links to another article."""
    named = {"title": headline, "address": address}
    return capitalised(chance.choice(_LINKS).format_map(_filling(chance) | named))


def heading(chance: random.Random) -> str:
    """A heading within an article."""
    return f"{chance.choice(words.HEADINGS)} {chance.choice(words.HEADING_TAILS)}"
