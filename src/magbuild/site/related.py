"""What to read next, and why: the editor's choice, then what two stories share."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest

from magbuild.site.catalog import Story
from magbuild.vietnamese.territory import today_of

LIMIT = 3
_CANDIDATES = 40  # of each subject, the newest; so that a large list costs no more than a small one
_WEIGHTS = {"same_organisation": 4, "same_province": 3, "same_topic": 1}

Subject = tuple[str, str]
Reasoned = tuple[Story, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What stories have in common: for each subject, the places in `ranked` of its newest stories.

    `ranked` are all stories, newest first, equals by address.
    """

    ranked: tuple[Story, ...]
    candidates: Mapping[Subject, frozenset[int]]


def share_subjects(newest: tuple[Story, ...]) -> Shared:
    """The newest stories of each subject, in the order given."""
    ranked = sorted(newest, key=lambda story: (-story.date.toordinal(), story.url))
    ranks = {story.url: rank for rank, story in enumerate(ranked)}
    candidates: dict[Subject, list[int]] = {}
    for story in newest:
        for subject in _subjects(story):
            candidates.setdefault(subject, []).append(ranks[story.url])
    return Shared(
        ranked=tuple(ranked),
        candidates={one: frozenset(found[: _CANDIDATES + 1]) for one, found in candidates.items()},
    )


def read_next(story: Story, chosen: tuple[Story, ...], shared: Shared) -> tuple[Reasoned, ...]:
    """The stories to read after one, best first, each with its reasons as keys of words."""
    taken = {story.url, *(other.url for other in chosen)}
    subjects, everybody = _subjects(story), len(shared.ranked)
    # Rank and score in one number, the best the smallest: sorting pairs would cost twice as much.
    scores: dict[int, int] = {}
    for subject in subjects:
        better = _WEIGHTS[subject[0]] * everybody
        for rank in shared.candidates[subject]:
            scores[rank] = scores.get(rank, rank) - better
    best = [score % everybody for score in nsmallest(LIMIT + len(taken), scores.values())]
    others = [rank for rank in best if shared.ranked[rank].url not in taken]
    return (
        *((other, ("chosen_by_editor",)) for other in chosen),
        *(
            (shared.ranked[rank], _reasons(rank, subjects, shared))
            for rank in others[: max(LIMIT - len(chosen), 0)]
        ),
    )


def _reasons(rank: int, subjects: tuple[Subject, ...], shared: Shared) -> tuple[str, ...]:
    found = [one[0] for one in subjects if rank in shared.candidates[one]]
    return tuple(dict.fromkeys(found))


def _subjects(story: Story) -> tuple[Subject, ...]:
    """What a story can share with another, the strongest first."""
    place = (("same_province", today_of(story.place).slug),) if story.place else ()
    return (
        *(("same_organisation", body.id) for body in story.organisations),
        *place,
        *(("same_topic", topic.id) for topic in story.topics),
    )
