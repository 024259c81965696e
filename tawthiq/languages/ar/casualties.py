"""Casualties: how many of whom met which fate."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Count, People, Toll

rule = Room(
    needs="people single crowd amount", gives="no_toll joint toll", covers="toll", keeps="toll", shows="toll joint"
)

HARM = "kill_verb kill_verb_after meet_verb kill_noun dead_one dead_two dead_many no_harm"
SOME = Count(None, "some")


def _toll(status: object, people: People) -> Toll:
    return Toll(str(status), people.group, people.count)


def _counted(status: object, amount: Mention) -> Toll:
    return Toll(str(status), "all", amount.value)


@rule("toll", "<kill verb> …7 <people>", unless=HARM)
def _(verb: Mention, people: Mention) -> Toll:
    return _toll(verb.value, people.value)


@rule("toll", "<kill verb> <single|crowd>")
def _(verb: Mention, people: Mention) -> Toll | None:
    return None if people.before not in ("", "ال") else _toll(verb.value, people.value)


@rule("toll", "<kill verb|kill noun> <amount>")
def _(verb: Mention, amount: Mention) -> Toll | None:
    return None if amount.before == "و" else _counted(verb.value, amount)


@rule("toll", "<meet verb> …4 <people|single|crowd|amount> …4 <death end>", unless=HARM)
def _(verb: Mention, people: Mention, end: Mention) -> Toll:
    return _counted("killed", people) if people.kind == "amount" else _toll("killed", people.value)


@rule("toll", "<people|single|crowd> …3 <kill verb after>", unless=f"{HARM} people single crowd amount")
def _(people: Mention, verb: Mention) -> Toll | None:
    return None if verb.before else _toll(verb.value, people.value)


@rule("toll", "<people|single> <kill verb>")
def _(people: Mention, verb: Mention) -> Toll | None:
    if verb.before or people.before not in ("", "و", "ال", "فال", "وال"):
        return None
    return _toll(verb.value, people.value)


@rule("toll", "<kill noun> …4 <people>", unless=HARM)
def _(noun: Mention, people: Mention) -> Toll | None:
    return None if people.before.startswith("و") and noun.before == "ال" else _toll(noun.value, people.value)


@rule("toll", "<kill noun> <single|crowd>")
def _(noun: Mention, people: Mention) -> Toll | None:
    return None if people.before not in ("", "ال") else _toll(noun.value, people.value)


@rule("toll", "<kill noun> <nationality>")
def _(noun: Mention, nationality: Mention) -> Toll | None:
    return None if nationality.before not in ("", "ال") else Toll(str(noun.value), "all", Count(1))


@rule("toll", "<amount> <dead one|dead many>")
def _(amount: Mention, dead: Mention) -> Toll | None:
    return None if dead.before not in ("", "ال") else _counted(dead.value, amount)


@rule("toll", "<amount> <of> <dead many>")
def _(amount: Mention, of: Mention, dead: Mention) -> Toll:
    return _counted(dead.value, amount)


@rule("toll", "<dead two>")
def _(dead: Mention) -> Toll:
    return Toll(str(dead.value), "all", Count(2))


@rule("toll", "<fall verb> <dead one>")
def _(verb: Mention, dead: Mention) -> Toll | None:
    return None if dead.before else Toll(str(dead.value), "all", Count(1))


@rule("toll", "<toll> <dead one>")
def _(toll: Mention, dead: Mention) -> Toll | None:
    other = toll.value.status != dead.value and toll.parts[-1].kind in ("dead_one", "dead_two")
    return Toll(str(dead.value), "all", Count(1)) if other and dead.before == "و" else None


@rule("toll", "<dead many>")
def _(dead: Mention) -> Toll | None:
    return None if dead.before not in ("", "و", "ب") or dead.after else Toll(str(dead.value), "all", SOME)


@rule("toll", "<toll> <bound after>")
def _(toll: Mention, bound: Mention) -> Toll | None:
    value: Toll = toll.value
    if value.count.bound != "exact" or toll.parts[-1].kind == "bound_after":
        return None
    return Toll(value.status, value.group, Count(value.count.value, str(bound.value)))


@rule("toll", "<toll> <people|single>")
def _(toll: Mention, people: Mention) -> Toll | None:
    if people.before != "و":
        return None
    first, more = toll.value, people.value
    same = first.group == more.group and first.status != "?" and not more.other
    return Toll(first.status, more.group, added(first.count, more.count) if same else more.count)


def added(first: Count, more: Count) -> Count:
    """Return the sum of two figures of one group; unknown where one of them is."""
    if first.value is None or more.value is None:
        return SOME
    return Count(first.value + more.value, first.bound if first.bound == more.bound else "at_least")


@rule("toll", "<body> <people|amount>")
def _(body: Mention, people: Mention) -> Toll | None:
    if people.before:
        return None
    return _counted("killed", people) if people.kind == "amount" else _toll("killed", people.value)


@rule("toll", "<dead many> <amount>")
def _(dead: Mention, amount: Mention) -> Toll | None:
    return _counted(dead.value, amount) if dead.before.endswith("ال") and amount.before == "ال" else None


@rule("joint", "<kill verb|kill noun> <kill verb|kill noun> …2 <amount|people|crowd>", unless=HARM)
def _(kill: Mention, hurt: Mention, people: Mention) -> str | None:
    both = {kill.value, hurt.value} == {"killed", "injured"}
    return "killed injured" if both and hurt.before == "و" else None


@rule("toll", "<toll noun> …6 <to>? <amount>", unless="kill_verb kill_noun dead_one")
def _(noun: Mention, to: Mention | None, amount: Mention) -> Toll | None:
    return None if noun.value == "?" else _counted(noun.value, amount)


@rule("toll", "<among> …2 <people|single|amount>", unless=f"{HARM} crowd")
def _(among: Mention, people: Mention) -> Toll:
    return Toll("?", "all", people.value) if people.kind == "amount" else _toll("?", people.value)


@rule("joint", "<amount>? <between> <dead one> <dead one>")
def _(amount: Mention | None, between: Mention, dead: Mention, hurt: Mention) -> str | None:
    return "killed injured" if hurt.before == "و" and dead.value != hurt.value else None


@rule("joint", "<amount> <dead one|dead many> <dead one|dead many>")
def _(amount: Mention, dead: Mention, hurt: Mention) -> str | None:
    joined = hurt.before in ("و", "وال") and dead.value != hurt.value
    return "killed injured" if joined else None


@rule("no_toll", "<no harm> …3 <dead many|kill noun|kill verb|persons|dead one>")
def _(no: Mention, harm: Mention) -> bool:
    return True
