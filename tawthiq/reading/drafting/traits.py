"""Traits: what speaks for or against an option, as short names that learned weights know.

The first part of a name says what is looked at, what follows is its value: `gap:2`, `place:apart`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from tawthiq.reading.drafting.draft import KINDS, Draft, relation, values
from tawthiq.reading.drafting.seen import Seen

STEPS = (0, 1, 2, 4, 7, 12, 20)
"""Upper ends of the classes that counts are put into."""
PAIRED = 4
"""Types of a draft, and of a sentence, that are told in pairs."""
SUMS = (2, 4, 10)
"""Upper ends of the classes that totals of two parts are put into."""
FLAGS = ("recalling", "turning", "overtaken", "comparison", "blame", "date", "saying", "summing")
"""Kinds of mention of which it is told whether a sentence has any."""


def step(count: int) -> str:
    """Return the class that a count falls into: the upper end of it.

    >>> [step(count) for count in (0, 3, 500)]
    ['0', '4', 'more']
    """
    return next((str(end) for end in STEPS if count <= end), "more")


def size(count: int) -> str:
    """Return the class of a toll, up to thousands."""
    return step(count) if count < 20 else "100" if count < 100 else "1000" if count < 1000 else "many"


def opening(seen: Seen) -> Iterator[str]:
    """Yield the first two words of a sentence, each with its place."""
    for place, word in enumerate(seen.sentence.words[:2]):
        yield f"word{place}:{word.form}"


def of_sentence(seen: Seen) -> tuple[str, ...]:
    """Return the traits of a sentence by itself."""
    sentence, figures, setting = seen.sentence, seen.figures, seen.setting
    flags = {
        "figures": bool(figures), "types": bool(seen.types), "new": seen.is_new, "known": seen.is_known,
        "placed": seen.is_placed, "place": bool(seen.place), "day": bool(seen.day and seen.day[1].value),
        "past": seen.is_past, "sum": seen.is_sum, "title": sentence.is_title,
        "counted": bool(seen.counts), "killed": any(toll.status == "killed" for toll in figures),
    }  # fmt: skip
    flags |= {kind: bool(sentence.of(kind)) for kind in FLAGS}
    polarities = {m.value.polarity for m in sentence.of("happening")}
    return (
        "any",
        *opening(seen),
        *(f"{name}:{value:d}" for name, value in flags.items()),
        *(f"polarity:{polarity}" for polarity in sorted(polarities)),
        f"precision:{seen.place[1].precision}{seen.is_placed:d}" if seen.place else "precision:none",
        f"tells:{bool(figures):d}{seen.is_placed:d}{seen.is_new:d}{seen.is_known:d}",
        f"paragraph:{min(setting.paragraph, 6)}:{setting.parted:d}",
        f"opens:{setting.parted:d}{setting.opens:d}",
        f"headed:{bool(sentence.article.title):d}",
        f"opens:{setting.opens:d}:left{step(setting.left)}",
        f"part:{_most(whole for _, _, whole in setting.parts)}",
        f"whole:{_most(whole for _, whole in setting.wholes)}",
        f"size:{size(max((toll.count.value or 0 for toll in figures), default=0))}",
    )


def _most(totals: Iterable[int]) -> str:
    """Return the class of the greatest of some totals; small ones are often sums by chance."""
    most = max(totals, default=0)
    return "none" if not most else next((str(end) for end in SUMS if most <= end), "more")


def of_words(seen: Seen) -> tuple[str, ...]:
    """Return the words of a sentence that are long enough to mean something, as traits."""
    return tuple(f"says:{word}" for word in sorted(seen.words))


def of_pair(draft: Draft, seen: Seen, *, at: int, current: bool, lead: bool, drafts: int) -> tuple[str, ...]:
    """Return the traits of a sentence as a further one of a draft.

    `at` is its number, `current` where the draft holds the sentence before, `lead` where it is the first of `drafts`.
    A headline stands before all of them, and is told apart.
    """
    near = "title" if seen.sentence.is_title else "current" if current else "other"
    place = relation(seen.where, draft.where)
    both = f"{bool(seen.place):d}{bool(draft.place):d}"
    tells = f"{bool(seen.figures):d}{seen.is_known:d}{seen.is_new:d}"
    return (
        near,
        f"role:{draft.role}:{near}",
        f"gap:{'title' if near == 'title' else step(at - draft.last)}",
        f"drafts:{min(drafts, 5)}:{near}",
        f"lead:{lead:d}",
        f"place:{place}:{both}",
        f"place:{place}:placed{seen.is_placed:d}",
        f"place:{place}:{seen.place[1].precision}:{draft.place[2].precision}"
        if seen.place and draft.place
        else "place:",
        f"{near}:tells:{tells}",
        f"{near}:recalls{seen.recalls:d}past{seen.is_past:d}{draft.role}",
        f"{near}:turns{seen.turns:d}",
        *(f"{near}:{word}" for word in opening(seen)),
        *_days(draft, seen),
        *_figures(draft, seen, place),
        *_sums(draft, seen, place),
        *_kinds(draft, seen, place),
        *_pairs(draft, seen, near),
        *_paragraphs(draft, seen, near),
        *_standing(draft, seen, near, place),
        *_shared(draft, seen),
    )


def _paragraphs(draft: Draft, seen: Seen, near: str) -> Iterator[str]:
    """Yield how many paragraphs lie between a sentence and the last one of a draft."""
    here, there = seen.setting, draft.seen[-1].setting
    gap = "-" if not there.paragraph or here.paragraph < there.paragraph else step(here.paragraph - there.paragraph)
    apart = f"apart:{here.parted:d}:{gap}"
    yield f"{apart}:{near}"
    yield f"{apart}:{near}:{here.opens:d}:new{seen.is_new:d}known{seen.is_known:d}"
    yield f"{apart}:{draft.role}"


def _standing(draft: Draft, seen: Seen, near: str, place: str) -> Iterator[str]:
    """Yield how much a draft holds, and how a sentence stands to the last of it."""
    last = draft.seen[-1]
    clause = last.sentence.number == seen.sentence.number
    nearby = relation(seen.where, last.where)
    yield f"holds:{min(len(draft.seen), 5)}:{near}"
    yield f"clause:{clause:d}:{near}"
    yield f"clause:{clause:d}:{place}"
    yield f"placed:{near}:{place}:{nearby}:{seen.is_placed:d}"
    yield f"{near}:new{seen.is_new:d}known{seen.is_known:d}:{place}:{bool(seen.figures):d}"


def _sums(draft: Draft, seen: Seen, place: str) -> Iterator[str]:
    """Yield whether a draft tells the other part of a total, or the total, or a part of what the sentence sums up."""
    told, mine = draft.counts, seen.counts
    partner = _partner(seen, told)
    yield f"partner:{partner}"
    yield f"partner:{partner}:{place}"
    yield f"total:{_most(whole for status, _, whole in seen.setting.parts if (status, whole) in told)}"
    parts = (part for each in draft.seen for part in each.setting.parts)
    yield f"sums:{_most(whole for status, _, whole in parts if (status, whole) in mine)}"


def _partner(seen: Seen, told: Collection[tuple[str, int]]) -> str:
    """Return the class of the greatest total of which a sentence tells one part and some figures hold the other."""
    return _most(whole for status, part, whole in seen.setting.parts if (status, whole - part) in told)


def _pairs(draft: Draft, seen: Seen, near: str) -> Iterator[str]:
    """Yield each type that a draft tells of with each that the sentence does."""
    for pair in product(sorted(draft.types)[:PAIRED], sorted(seen.types)[:PAIRED]):
        yield "then:{}:{}".format(*pair)
        yield "then:{}:{}:{}".format(*pair, near)


def _days(draft: Draft, seen: Seen) -> Iterator[str]:
    found = order(seen, draft)
    yield f"day:{found}"
    yield f"day:{found}:{draft.role}:{seen.is_past:d}"


def order(seen: Seen, draft: Draft) -> str:
    """Return whether the day of a sentence is the same as, before or after that of a draft."""
    if not (seen.day and draft.day and seen.day[1].value and draft.day[2].value):
        return "unknown"
    new, old = seen.day[1].value, draft.day[2].value
    return "same" if new == old else "before" if new < old else "after"


def _figures(draft: Draft, seen: Seen, place: str) -> Iterator[str]:
    told, mine = draft.counts, seen.counts
    shared = len(told & mine)
    signs = {_sign(value, old) for status, value in _totals(seen) for was, old in _all_totals(draft) if was == status}
    rival = ("=" if shared else "") + "".join(sorted(signs))
    known = {toll.status for toll in draft.figures}
    yield f"same:{min(shared, 2)}"
    yield f"rival:{rival}"
    yield f"rival:{rival}:{place}"
    yield f"rival:{rival}:new{seen.is_new:d}known{seen.is_known:d}"
    yield f"adds:{any(t.status not in known and t.status != '?' for t in seen.figures):d}:{bool(known):d}"
    yield f"counts:{bool(known):d}:{bool(seen.figures):d}"


def _sign(new: int, old: int) -> str:
    return "<" if new < old else ">" if new > old else ""


def _totals(seen: Seen) -> Iterator[tuple[str, int]]:
    for toll in seen.figures:
        if toll.group == "all" and toll.count.value is not None:
            yield toll.status, toll.count.value


def _all_totals(draft: Draft) -> list[tuple[str, int]]:
    return [total for seen in draft.seen for total in _totals(seen)]


def _kinds(draft: Draft, seen: Seen, place: str) -> Iterator[str]:
    told = draft.types
    found = "same" if seen.types & told else "other" if seen.types and told else "none"
    yield f"type:{found}"
    yield f"type:{found}:{place}"
    yield f"type:{found}:new{seen.is_new:d}"


def _shared(draft: Draft, seen: Seen) -> Iterator[str]:
    mine = seen.words
    shared = len(mine & draft.words)
    yield f"words:{step(shared)}"
    yield f"share:{int(10 * shared / max(1, min(len(mine), len(draft.words))))}"
    for kind in KINDS:
        found = set(values(seen.sentence, kind))
        common = len(found & draft.values.get(kind, set()))
        yield f"{kind}:{min(common, 2)}:{bool(found):d}"


def of_new(drafts: list[Draft], seen: Seen) -> tuple[str, ...]:
    """Return the traits of a sentence as the first one of a draft beside others."""
    places = {relation(seen.where, draft.where) for draft in drafts}
    nearest = next(
        (name for name in ("same", "finer", "coarser", "equal", "unknown", "apart") if name in places), "none"
    )
    told = {count for draft in drafts for count in draft.counts}
    mine = seen.counts
    partner = _partner(seen, told)
    repeated = "none" if not mine else "all" if mine <= told else "some" if mine & told else "new"
    return (
        f"drafts:{min(len(drafts), 6)}",
        f"nearest:{nearest}",
        f"nearest:{nearest}:{bool(seen.figures):d}",
        f"repeats:{repeated}",
        f"partner:{partner}",
        f"partner:{partner}:{nearest}",
        f"day:{order(seen, drafts[0]) if drafts else 'none'}",
    )


def of_rivals(drafts: list[Draft], seen: Seen) -> list[tuple[str, ...]]:
    """Return for each draft the traits of a sentence as one of it rather than of the others."""
    words, counts = seen.words, seen.counts
    shared = [len(words & draft.words) for draft in drafts]
    equal = [len(counts & draft.counts) for draft in drafts]
    places = [relation(seen.where, d.where) for d in drafts]
    return [
        (
            f"most:{_lead(shared, number)}",
            f"first:{step(len(words & draft.seen[0].words))}",
            f"equal:{min(equal[number], 2)}:{min(max(_others(equal, number), default=0), 2)}",
            f"among:{places[number]}:{'same' in places:d}:{'finer' in places:d}",
        )
        for number, draft in enumerate(drafts)
    ]


def _lead(shared: list[int], number: int) -> str:
    """Return the class of how many more words one draft shares than any other, `-` where it does not share most."""
    lead = shared[number] - max(_others(shared, number), default=0)
    return step(lead) if lead >= 0 and shared[number] else "-"


def _others(counts: list[int], number: int) -> list[int]:
    return counts[:number] + counts[number + 1 :]
