"""How one mention of an actor stands in its sentence: what it stands in and near, and the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.actors import side
from tawthiq.reading.doing.doers import WHERE, Doer, Naming
from tawthiq.reading.drafting.bearings import around, bearings
from tawthiq.reading.drafting.seen import distance
from tawthiq.reading.drafting.traits import step
from tawthiq.reading.sayings import Attribution
from tawthiq.reading.sentences import Sentence

WINDOW = 6
"""Words before and after an actor that count."""
CLOSEST = 3
"""Those of them of which the place counts."""
HOOKS = (
    "happening", "toll", "joint", "blame", "target", "weapon", "response", "fight", "strike", "did_verb", "feat",
    "own_deed", "claim_verb", "responsibility", "happened", "attack_noun", "attack_verb", "kill_verb", "kill_noun",
    "against", "by", "between", "people", "said_verb", "speaker", "presumed", "denial", "spot",
)  # fmt: skip
"""Kinds of mention of which it counts how near they are to an actor."""
NAMED_HOOKS = frozenset(
    ("happening", "strike", "did_verb", "feat", "attack_noun", "attack_verb", "fight", "kill_verb", "kill_noun",
     "response", "own_deed")
)  # fmt: skip
"""Those of which the value counts too."""


def ranked(doer: Doer) -> list[Naming]:
    """Return the mentions of an actor, the most telling first: where the incident is told, in words of blame, early."""
    blamed = {id(blame.sentence) for _, blame, _ in doer.blamed}

    def order(naming: Naming) -> tuple[int, bool, int, int]:
        sentence, mention, where, _ = naming
        return WHERE.index(where), id(sentence) not in blamed, sentence.number, mention.start

    return sorted(doer.named, key=order)


def of_naming(naming: Naming, attribution: Attribution, country: str) -> Iterator[str]:
    """Yield the traits of any mention of an actor."""
    sentence, mention, where, _ = naming
    yield from (f"where:{where}", f"by:{mention.kind}", f"said:{_teller(naming, attribution, country)}")
    yield from bearings(sentence, mention)
    yield from _within(sentence, mention)
    before, after = around(sentence, mention)
    yield from (f"before:{word}" for word in before[-WINDOW:])
    yield from (f"after:{word}" for word in after[:WINDOW])
    if where in ("near", "title"):
        yield from (f"near:{kind}:{side}{far}" for kind, side, far, _ in _hooks(sentence, mention))


def of_first(naming: Naming, attribution: Attribution, country: str, who: tuple[str, str, str, str]) -> Iterator[str]:
    """Yield the traits of the most telling mention; `who` is form and home of the actor, type of incident, stance."""
    sentence, mention, where, _ = naming
    form, home, kind, ruled = who
    teller = _teller(naming, attribution, country)
    role = teller.partition(":")[0]
    yield from (f"1:{where}", f"1said:{teller}", f"1said:{teller}:{form}", f"1said:{teller}:{ruled}")
    yield from (f"1said:{role}:{kind}", f"1said:{role}:{home}")
    yield from (f"1{trait}" for trait in bearings(sentence, mention) if not trait.startswith("word"))
    before, after = around(sentence, mention)
    yield from (f"1before{at}:{word}" for at, word in enumerate(reversed(before[-CLOSEST:]), 1))
    yield from (f"1after{at}:{word}" for at, word in enumerate(after[:CLOSEST], 1))
    yield from (f"1before:{word}:{form}" for word in before[-1:])
    yield from (f"1after:{word}:{form}" for word in after[:1])
    yield from (f"1words:{min(len(before), 8)}", f"1clitic:{mention.before}:{form}")
    starts = [actor.start for actor in sentence.of("actor", "nationality")]
    yield f"1of:{sum(start < mention.start for start in starts)}:{min(len(starts), 4)}"
    for hook, where, far, value in _hooks(sentence, mention):
        yield from (f"1near:{hook}:{where}{far}", f"1near:{hook}:{where}:{form}")
        if value:
            yield f"1near:{hook}:{value}:{where}"


def _teller(naming: Naming, attribution: Attribution, country: str) -> str:
    """Return the role of who tells of an actor, and whether he speaks for it; `-` where nobody does."""
    said = attribution.of(naming.sentence, naming.mention)
    return f"{said.role}:{side(naming.value.id, country) in attribution.sides(said, country):d}" if said else "-"


def _within(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the wider mentions that an actor stands in: among victims it did nothing."""
    at, end = mention.start, mention.end
    holding = (o for others in sentence.mentions.values() for o in others if o.start <= at < o.end)
    yield from {f"within:{other.kind}" for other in holding if (other.start, other.end) != (at, end)}


def _hooks(sentence: Sentence, mention: Mention) -> Iterator[tuple[str, str, str, str]]:
    """Yield for kinds of mention beside an actor on which side the nearest is, how far, and what it says."""
    for kind in HOOKS:
        beside = [m for m in sentence.of(kind) if m.start > mention.start or m.end < mention.end]
        if beside:
            near = min(beside, key=lambda other: distance(mention, other))
            side = "<" if near.last <= mention.first else ">" if near.first >= mention.last else "="
            value = str(near.value) if kind in NAMED_HOOKS and isinstance(near.value, str) else ""
            yield kind, side, step(distance(mention, near)), value
