"""Claims: who is said to have done it, and how it is said.

A blame's parts hold the `actor` (for «قصف إسرائيلي» the `nationality`) and, where somebody accuses or suspects, the
`speaker`. Where nobody claimed the stance is `none`.
"""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Blame

rule = Room(needs="actor via people happening", gives="blame", shows="blame")

FREE = ("", "ال")
TO = ("ل", "لل")
ARMED = frozenset(("army", "force", "forces", "navy", "police", "security", "coalition"))
"""Last words of the ids of forces that announce what they did themselves."""


def _blame(stance: str, actor: Mention, before: tuple[str, ...] = FREE) -> Blame | None:
    """Return the blame, None where a clitic ties the actor to something else."""
    value = f"state:{actor.value}" if actor.kind == "nationality" else str(actor.value)
    return Blame(stance, value) if actor.before in before else None


def _is_state(actor: Mention) -> bool:
    return str(actor.value).startswith("state:")


def _is_force(actor: Mention) -> bool:
    """Return whether an actor is an armed force of a state: `army:EG`, `iq-army`."""
    return str(actor.value).partition(":")[0].rpartition("-")[2] in ARMED


@rule("blame", "<claim verb> …3 <actor>", unless="stop comma that did_verb of bar")
def _(verb: Mention, actor: Mention) -> Blame | None:
    return _blame("claimed", actor)


@rule("blame", "<actor> <already>? <claim verb>")
def _(actor: Mention, already: Mention | None, verb: Mention) -> Blame | None:
    return None if verb.before else _blame("claimed", actor, ("", "ال", "و", "وال"))


@rule("blame", "<negation> <claim verb|take verb> …4 <responsibility|actor>", unless="stop comma")
def _(no: Mention, verb: Mention, end: Mention) -> Blame:
    return Blame("none")


@rule("blame", "<take verb> <actor> …6 <responsibility>", unless="stop that deny_verb")
def _(verb: Mention, actor: Mention, end: Mention) -> Blame | None:
    return _blame("claimed", actor)


@rule("blame", "<actor> <already>? <take verb> …3 <responsibility>", unless="stop that actor")
def _(actor: Mention, already: Mention | None, verb: Mention, end: Mention) -> Blame | None:
    return None if verb.before else _blame("claimed", actor, ("", "ال", "و", "وال"))


@rule("blame", "<said verb> <actor> …5 <own deed>", unless="stop said_verb actor")
def _(verb: Mention, actor: Mention, deed: Mention) -> Blame | None:
    return None if verb.value.startswith("den") or deed.before == "بال" else _blame("claimed", actor)


@rule("blame", "<said verb> <actor> …5 <own people> <did verb>", unless="stop said_verb actor")
def _(verb: Mention, actor: Mention, people: Mention, deed: Mention) -> Blame | None:
    return _blame("claimed", actor)


@rule("blame", "<said verb> <actor> …4 <kill noun|kill verb> …3 <people|single|crowd>", unless="stop said_verb actor")
def _(verb: Mention, actor: Mention, kill: Mention, people: Mention) -> Blame | None:
    return _blame("claimed", actor) if people.value.group == "militant" and _is_force(actor) else None


@rule("blame", "<accuse verb|accusing> <speaker>? <actor>")
def _(verb: Mention, speaker: Mention | None, actor: Mention) -> Blame | None:
    return None if _is_state(actor) or verb.after else _blame("accused", actor)


@rule("blame", "<accuse verb|accusing> <speaker>? …7 <actor> …4 <charge>", unless="stop that")
def _(verb: Mention, speaker: Mention | None, actor: Mention, charge: Mention) -> Blame | None:
    return None if speaker and actor.first < speaker.last else _blame("accused", actor)


@rule("blame", "<actor> <charged|accuse verb> <speaker>? <charge>")
def _(actor: Mention, verb: Mention, speaker: Mention | None, charge: Mention) -> Blame | None:
    passive = verb.kind == "charged" or verb.after
    return _blame("accused", actor) if passive and verb.before in FREE else None


@rule("blame", "<hold verb> <speaker>? <actor> …4 <responsibility>", unless="stop comma")
def _(verb: Mention, speaker: Mention | None, actor: Mention, end: Mention) -> Blame | None:
    return _blame("accused", actor)


@rule("blame", "<actor> <bear verb> <responsibility>")
def _(actor: Mention, verb: Mention, end: Mention) -> Blame | None:
    return None if verb.before else _blame("accused", actor)


@rule("blame", "<speaker>? <blaming> <actor>")
def _(speaker: Mention | None, blaming: Mention, actor: Mention) -> Blame | None:
    return _blame("accused", actor, (*FREE, *TO))


@rule("blame", "<attributed> <actor>")
def _(attributed: Mention, actor: Mention) -> Blame | None:
    return _blame("accused", actor, (*FREE, *TO)) if attributed.before in (*FREE, "و", "وال") else None


@rule("blame", "<presumed> …4 <actor>", unless="stop comma negation kill_noun kill_verb dead_many")
def _(presumed: Mention, actor: Mention) -> Blame | None:
    return _blame("suspected", actor, (*FREE, *TO))


@rule("blame", "<presumed> <nationality>")
def _(presumed: Mention, nationality: Mention) -> Blame | None:
    return _blame("suspected", nationality)


@rule("blame", "<deny verb> …4 <actor> …5 <guilt>", unless="stop comma")
def _(verb: Mention, actor: Mention, guilt: Mention) -> Blame | None:
    return _blame("denied", actor)


@rule("blame", "<actor> <deny verb> …4 <guilt>", unless="stop comma")
def _(actor: Mention, verb: Mention, guilt: Mention) -> Blame | None:
    return None if verb.before else _blame("denied", actor)


@rule("blame", "<happening|strike> …3 <did verb> <actor>", unless="stop that actor")
def _(attack: Mention, verb: Mention, actor: Mention) -> Blame | None:
    return Blame("none") if verb.value in ("hit", "hits") and not verb.before and not verb.after else None


@rule("blame", "<did verb> <actor>")
def _(verb: Mention, actor: Mention) -> Blame | None:
    return _blame("stated", actor)


@rule("blame", "<actor> <already>? <did verb>")
def _(actor: Mention, already: Mention | None, verb: Mention) -> Blame | None:
    may = already is not None and verb.value.endswith("s")
    return None if may or verb.before or verb.after else _blame("stated", actor)


@rule("blame", "<by> <quality>? <actor|nationality>")
def _(by: Mention, quality: Mention | None, actor: Mention) -> Blame | None:
    return _blame("stated", actor)


@rule("blame", "<strike> <quality>? <actor>")
def _(strike: Mention, quality: Mention | None, actor: Mention) -> Blame | None:
    if _is_state(actor):
        return None
    return _blame("stated", actor, TO if quality or strike.before.endswith("ال") else ("", *TO))


@rule("blame", "<strike> <quality>? <nationality> <quality>?")
def _(strike: Mention, first: Mention | None, nationality: Mention, last: Mention | None) -> Blame | None:
    return _blame("stated", nationality)


@rule("blame", "<fight> …2 <against> <actor>", unless="stop comma of locative")
def _(fight: Mention, against: Mention, actor: Mention) -> Blame | None:
    return _blame("stated", actor)


@rule("blame", "<fight> …4 <between> <actor>", unless="stop comma digits")
def _(fight: Mention, between: Mention, actor: Mention) -> Blame | None:
    return _blame("stated", actor)
