"""What kind of incident a draft tells of: the type that learned weights speak for most, given what rules say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tawthiq.grammar.weights import Weights
from tawthiq.model.claims import Claim
from tawthiq.model.kinds import TYPES
from tawthiq.model.values import Happening
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.means import BY_WEAPON, NEAR, lay_there, real, suicide, type_of, votes
from tawthiq.reading.sentences import Sentence

OWN = "own"
"""The group of weights of what speaks for one type as for any other: that rules, or most words, say it."""
BESIDE = ("protest", "leftover", "meant", "accidental", "answer", "aftermath", "earlier")
"""Kinds of mention that tell fights, accidents and answers from one another."""
SHARES = ((0.95, "all"), (0.6, "most"), (0.35, "half"))
"""Least shares of what words say, and what they are called; what is less is «some»."""
SHORTEST = 3
"""Letters from which a word counts."""


class Ruled(NamedTuple):
    """What rules say of a draft: its type, if any, and how much words say for each."""

    claims: list[Claim]
    said: dict[str, float]

    @property
    def name(self) -> str:
        """Return the type that rules go by, or `none`."""
        return str(self.claims[0].value) if self.claims else "none"


def settled_kind(draft: Draft, drafts: Sequence[Draft], weights: Weights) -> list[Claim]:
    """Return the type of a draft, one of those of its article; none where rules find none, theirs without weights, and
    where what blew up lay there: of that there is too little to learn from.

    The words that show it are those of the first mention that says so, else those that rules go by.
    """
    ruled = type_of(draft)
    if not ruled or not weights.table or (ruled[0].value == "other" and lay_there(draft)):
        return ruled
    rules = Ruled(ruled, votes(draft))
    traits, spoken, owned = of_draft(draft, drafts, rules), own(draft, rules), weights.group(OWN)
    worth = {name: weights.group(name).score(traits) + owned.score(spoken.get(name, ())) for name in TYPES}
    best = max(TYPES, key=lambda name: (worth[name], name == ruled[0].value))
    return ruled if best == ruled[0].value else [_shown(best, draft) or replace(ruled[0], value=best)]


def _shown(name: str, draft: Draft) -> Claim | None:
    """Return a type in the words of the first incident or weapon that says so."""
    told = ((s, m) for s, m in real(draft) if m.value.type == name)
    armed = ((e.sentence, m) for e in draft.seen for m in e.sentence.of("weapon") if BY_WEAPON.get(m.value) == name)
    found = next(told, None) or next(armed, None)
    return Claim("type", name, found[0].evidence(found[1]), None, found[1].rule) if found else None


def of_draft(draft: Draft, drafts: Sequence[Draft], ruled: Ruled) -> set[str]:
    """Return what speaks for or against the types of a draft."""
    rule, claims = ruled.name, ruled.claims
    near = [seen.sentence for seen in draft.early(NEAR)]
    return {
        "any", f"rule:{rule}", f"by:{claims[0].rule if claims else 'none'}", f"suicide:{bool(suicide(draft)):d}",
        f"country:{draft.place[2].country if draft.place else 'none'}", f"drafts:{min(len(drafts), 3)}",
        *_told(draft, ruled), *_armed(near, rule), *_beside(near, rule), *_harmed(draft, rule),
        *_words(near, drafts[0].seen[0].sentence),
        *(f"other:{m.value.type}" for other in drafts if other is not draft for _, m in real(other)),
    }  # fmt: skip


def own(draft: Draft, ruled: Ruled) -> dict[str, list[str]]:
    """Return for each type that something says what speaks for it as it would for any other."""
    found: dict[str, list[str]] = {}
    said = ruled.said
    told = [mention.value.type for _, mention in real(draft)]
    for mention in draft.seen[0].sentence.of("happening"):
        found.setdefault(mention.value.type, []).append(f"opens:{mention.value.polarity}")
    for name in said:
        found.setdefault(name, []).append(f"vote:{_share(name, said)}")
    for place, name in enumerate(dict.fromkeys(told)):
        found.setdefault(name, []).extend(["told"] if place else ["told", "first"])
    for claim in ruled.claims:
        found.setdefault(str(claim.value), []).extend(["rule", f"voted:{bool(said):d}"])
    return found


def _share(name: str, said: Mapping[str, float]) -> str:
    share = said[name] / sum(said.values())
    return next((word for least, word in SHARES if share > least), "some")


def _told(draft: Draft, ruled: Ruled) -> Iterator[str]:
    """Yield what the words for incidents say, the first one and all together."""
    said = ruled.said
    yield from (f"vote:{name}:{_share(name, said)}" for name in said)
    yield f"voted:{bool(said):d}:{ruled.name}"
    happenings = list(real(draft))
    yield f"happenings:{min(len(happenings), 4)}"
    yield from (f"told:{mention.value.type}" for _, mention in happenings)
    yield from (f"first:{mention.value.type}" for _, mention in happenings[:1])
    yield from (f"first by:{mention.rule}" for _, mention in happenings[:1])
    yield from (f"opens:{_said(mention.value)}" for mention in draft.seen[0].sentence.of("happening"))


def _said(happening: Happening) -> str:
    return f"{happening.type}:{happening.polarity}"


def _armed(near: Sequence[Sentence], rule: str) -> Iterator[str]:
    """Yield the weapons named, in the first sentence and in all."""
    named = {mention.value for sentence in near for mention in sentence.of("weapon")}
    for weapon in named or {"none"}:
        yield f"weapon:{weapon}"
        yield f"weapon:{weapon}:{rule}"
    yield from (f"opens with:{mention.value}" for mention in near[0].of("weapon"))


def _beside(near: Sequence[Sentence], rule: str) -> Iterator[str]:
    """Yield who and what is named beside the incident, and what did not happen."""
    for name in BESIDE:
        count = sum(len(sentence.of(name)) for sentence in near)
        if count:
            yield f"{name}:{min(count, 2)}"
            yield f"{name}:for {rule}"
    for sentence in near:
        yield from (f"target:{mention.value}" for mention in sentence.of("target"))
        yield from (f"actor:{mention.value}" for mention in sentence.of("actor"))
        unreal = (m.value.type for m in sentence.of("happening") if m.value.polarity != "real")
        yield from (f"unreal:{name}" for name in unreal)


def _harmed(draft: Draft, rule: str) -> Iterator[str]:
    """Yield who was harmed and how."""
    for toll in (toll for seen in draft.early(NEAR) for toll in seen.figures):
        yield f"toll:{toll.status}:{toll.group}"
        yield f"toll:{toll.group}:for {rule}"


def _words(near: Sequence[Sentence], lead: Sentence) -> Iterator[str]:
    """Yield the words of a headline that tells of an incident, of the first sentence and of all."""
    if lead.is_title:
        yield from (f"title:{mention.value.type}" for mention in lead.of("happening"))
        yield from (f"title:{word}" for word in _bare(lead))
    yield from (f"head:{word}" for word in _bare(near[0]))
    yield from (f"says:{word}" for sentence in near for word in _bare(sentence))


def _bare(sentence: Sentence) -> Iterator[str]:
    """Yield the words of a sentence without an article, and without one letter in front of it."""
    article = sentence.script.article
    for form in (word.form for word in sentence.words if len(word.form) >= SHORTEST):
        at = form.find(article, 0, len(article) + 1) if article else -1
        bare = form[at + len(article) :] if at >= 0 else form
        yield bare if len(bare) >= SHORTEST else form
