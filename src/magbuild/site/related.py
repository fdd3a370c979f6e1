"""What to read next, and why: the editor's choice, then what two stories share."""

from collections import Counter
from collections.abc import Mapping

from magbuild.site.catalog import Story
from magbuild.vietnamese.territory import today_of

LIMIT = 3
_CANDIDATES = 40  # of each subject, the newest; so that a large list costs no more than a small one
_WEIGHTS = {"same_organisation": 4, "same_province": 3, "same_topic": 1}

Shared = Mapping[tuple[str, str], tuple[Story, ...]]
Reasoned = tuple[Story, tuple[str, ...]]


def share_subjects(newest: tuple[Story, ...]) -> Shared:
    """The stories of each subject, in the order given."""
    shared: dict[tuple[str, str], list[Story]] = {}
    for story in newest:
        for subject in _subjects(story):
            shared.setdefault(subject, []).append(story)
    return {subject: tuple(stories[: _CANDIDATES + 1]) for subject, stories in shared.items()}


def read_next(story: Story, chosen: tuple[Story, ...], shared: Shared) -> tuple[Reasoned, ...]:
    """The stories to read after one, best first, each with its reasons as keys of words."""
    taken = {story.url, *(other.url for other in chosen)}
    scores: Counter[str] = Counter()
    reasons: dict[str, dict[str, None]] = {}
    stories: dict[str, Story] = {}
    for subject in _subjects(story):
        reason = subject[0]
        for other in shared[subject]:
            if other.url not in taken:
                stories[other.url] = other
                scores[other.url] += _WEIGHTS[reason]
                reasons.setdefault(other.url, {})[reason] = None
    ranked = sorted(scores, key=lambda url: (-scores[url], -stories[url].date.toordinal(), url))
    first = [(other, ("chosen_by_editor",)) for other in chosen]
    rest = [(stories[url], tuple(reasons[url])) for url in ranked]
    return tuple((*first, *rest)[: max(LIMIT, len(first))])


def _subjects(story: Story) -> tuple[tuple[str, str], ...]:
    """What a story can share with another, the strongest first."""
    place = (("same_province", today_of(story.place).slug),) if story.place else ()
    return (
        *(("same_organisation", body.id) for body in story.organisations),
        *place,
        *(("same_topic", topic.id) for topic in story.topics),
    )
