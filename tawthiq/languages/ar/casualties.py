"""Casualties: how many of whom met which fate."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.model.values import Count, People, Toll, When

rule = Room(
    needs="people single crowd named amount date",
    gives="no_toll joint toll",
    covers="toll",
    keeps="toll",
    shows="toll joint",
)

HARM = "pass_verb fell_verb kill_verb slay_verb after_verb after_two meet_verb kill_noun dead_one dead_two dead_many no_harm"
SOME = Count(None, "some")
YEARS = range(1980, 2050)
"""Numbers that are read as years after the head of a total: «عدد القتلى مقارنة بعام 2014»."""
RECENT = -3
"""Days back from which on «since» sums up a period: «منذ فجر اليوم» does not."""
ARMED = frozenset(("militant", "attacker", "soldier", "police", "security", "?"))
"""Groups that kill: uncounted after a verb («قتل مسلحون …») they are more often who did it."""
BARE = ("", "ال")


def tolled(status: object, people: People) -> Toll:
    """Return people as the harmed; «members» of nobody named are fighters."""
    return Toll(str(status), "militant" if people.group == "?" else people.group, people.count)


def counted(status: object, amount: Mention) -> Toll:
    """Return a bare figure as one of all victims."""
    return Toll(str(status), "all", amount.value)


def _harmed(status: object, found: Mention) -> Toll:
    return counted(status, found) if found.kind == "amount" else tolled(status, found.value)


@rule("toll", "<pass verb|fell verb|kill verb|slay verb> …7 <people>", unless=f"{HARM} single beyond")
def _(verb: Mention, people: Mention) -> Toll:
    return tolled(verb.value, people.value)


@rule("toll", "<fell verb|kill noun> <single|crowd>")
def _(harm: Mention, people: Mention) -> Toll | None:
    return tolled(harm.value, people.value) if people.before in BARE else None


@rule("toll", "<kill verb|slay verb> <single|crowd>")
def _(verb: Mention, people: Mention) -> Toll | None:
    value: People = people.value
    doer = people.kind == "crowd" and value.group in ARMED
    return tolled(verb.value, value) if people.before in BARE and not doer else None


@rule("toll", "<fell verb|kill verb|slay verb|kill noun> <amount>")
def _(harm: Mention, amount: Mention) -> Toll | None:
    return None if amount.before == "و" else counted(harm.value, amount)


@rule("toll", "<meet verb> …4 <people|single|crowd|amount> …8 <death end>", unless=HARM)
def _(verb: Mention, people: Mention, end: Mention) -> Toll:
    return _harmed("killed", people)


@rule("toll", "<meet verb> …4 <people|single> …1 <people|single> …4 <death end>", unless=HARM)
def _(verb: Mention, first: Mention, people: Mention, end: Mention) -> Toll | None:
    return _harmed("killed", people) if people.before == "و" else None


@rule("toll", "<suffer verb> …4 <people|single> …3 <suffered>", unless=HARM)
def _(verb: Mention, people: Mention, end: Mention) -> Toll:
    return tolled(end.value, people.value)


@rule("toll", "<people|single|crowd> …2 <suffer verb> <suffered>", unless=HARM)
def _(people: Mention, verb: Mention, end: Mention) -> Toll:
    return tolled(end.value, people.value)


@rule("toll", "<people> …1 <among> …2 <people|single|crowd> …2 <after verb|after two>", unless=HARM)
def _(people: Mention, among: Mention, some: Mention, verb: Mention) -> Toll | None:
    return tolled(verb.value, people.value) if not verb.before else None


@rule("toll", "<people|single> …1 <people|single> …2 <after verb|after two>", unless=HARM)
def _(people: Mention, more: Mention, verb: Mention) -> Toll | None:
    return tolled(verb.value, people.value) if more.before == "و" and not verb.before else None


@rule("toll", "<fell verb|kill verb> <course> …4 <single>", unless=f"{HARM} people beyond")
def _(verb: Mention, course: Mention, single: Mention) -> Toll | None:
    return tolled(verb.value, single.value) if not single.before and single.value.group not in ARMED else None


@rule("toll", "<pass verb> <single>")
def _(verb: Mention, single: Mention) -> Toll | None:
    return None if single.before or single.value.other else tolled(verb.value, single.value)


@rule("toll", "<victim verb> …2 <people|amount|crowd>", unless=HARM)
def _(verb: Mention, people: Mention) -> Toll:
    return _harmed("killed", people)


@rule("toll", "<people|amount> …4 <after verb|after two>", unless=f"{HARM} people single crowd amount")
def _(people: Mention, verb: Mention) -> Toll | None:
    return _harmed(verb.value, people) if verb.before not in ("و", "ف") else None


@rule("toll", "<crowd> …3 <after verb>", unless=f"{HARM} people single crowd amount")
def _(people: Mention, verb: Mention) -> Toll | None:
    doer = people.value.group in ARMED
    return None if verb.before or doer else tolled(verb.value, people.value)


@rule("toll", "<crowd> …3 <after two>", unless=f"{HARM} people single crowd amount")
def _(people: Mention, verb: Mention) -> Toll | None:
    return None if verb.before else replace(tolled(verb.value, people.value), count=Count(2))


@rule("toll", "<people|single> <fell verb|kill verb>")
def _(people: Mention, verb: Mention) -> Toll | None:
    armed = verb.kind == "kill_verb" and people.value.group in ARMED
    if verb.before or armed or people.value.other or people.before not in ("", "و", "ال", "فال", "وال"):
        return None
    return tolled(verb.value, people.value)


@rule("toll", "<kill noun> …4 <people>", unless=f"{HARM} single beyond")
def _(noun: Mention, people: Mention) -> Toll | None:
    return None if people.before.startswith("و") and noun.before == "ال" else tolled(noun.value, people.value)


@rule("toll", "<kill noun|fell verb> <named>")
def _(noun: Mention, named: Mention) -> Toll | None:
    return tolled(noun.value, named.value) if not named.before else None


@rule("toll", "<fall noun> <people>")
def _(fall: Mention, people: Mention) -> Toll | None:
    return None if people.before else tolled("killed", people.value)


@rule("toll", "<people|single|crowd> <kill verb|after verb> <course>")
def _(people: Mention, verb: Mention, course: Mention) -> Toll | None:
    """Return armed ones killed, not killing: «إرهابيا قتل في الاشتباك»."""
    return tolled(verb.value, people.value) if not verb.before and people.value.group in ARMED else None


@rule("toll", "<felled>")
def _(felled: Mention) -> Toll:
    return Toll("killed", str(felled.value), Count(1))


@rule("toll", "<kill noun|fell verb> <nationality>")
def _(noun: Mention, nationality: Mention) -> Toll | None:
    return Toll(str(noun.value), "all", Count(1)) if nationality.before in BARE else None


@rule("toll", "<amount> <of>? <dead one|dead case|dead many>")
def _(amount: Mention, of: Mention | None, dead: Mention) -> Toll | None:
    return counted(dead.value, amount) if dead.before in BARE else None


@rule("toll", "<dead two>")
def _(dead: Mention) -> Toll:
    return Toll(str(dead.value), "all", Count(2))


@rule("toll", "<dead many> <amount>")
def _(dead: Mention, amount: Mention) -> Toll | None:
    return counted(dead.value, amount) if dead.before.endswith("ال") and amount.before == "ال" else None


@rule("toll", "<fall verb> …1 <dead one>", unless="amount people")
def _(verb: Mention, dead: Mention) -> Toll | None:
    return None if dead.before else Toll(str(dead.value), "all", Count(1))


@rule("toll", "<toll> <dead one>")
def _(toll: Mention, dead: Mention) -> Toll | None:
    other = toll.value.status != dead.value and toll.parts[-1].kind in ("dead_one", "dead_two", "dead_many")
    return Toll(str(dead.value), "all", Count(1)) if other and dead.before == "و" else None


@rule("toll", "<fall verb> …2 <dead many>", unless="amount people")
def _(verb: Mention, dead: Mention) -> Toll | None:
    return Toll(str(dead.value), "all", SOME) if not dead.before and not dead.after else None


@rule("toll", "<dead many|lone dead> <course|attack noun>")
def _(dead: Mention, course: Mention) -> Toll | None:
    """Return harm as headlines tell it: «شهيد برصاص الجنود», «قتلى في انفجار»."""
    told = dead.before in ("", "و") and not dead.after and (course.kind == "course" or course.before == "ب")
    return Toll(str(dead.value), "all", Count(1) if dead.kind == "lone_dead" else SOME) if told else None


@rule("toll", "<lone dead> <amount|people>")
def _(dead: Mention, more: Mention) -> Toll | None:
    return Toll(str(dead.value), "all", Count(1)) if not dead.before and more.before == "و" else None


@rule("toll", "<dead many> <ranks>? <force|crowd|nationality>")
def _(dead: Mention, ranks: Mention | None, whose: Mention) -> Toll | None:
    loose = ranks is not None or (not whose.before and whose.kind != "force")
    if dead.before not in ("", "و", "ب") or dead.after or whose.before not in BARE or not loose:
        return None
    return tolled(dead.value, whose.value if whose.kind == "crowd" else People(_force(whose), SOME))


def _force(whose: Mention) -> str:
    return str(whose.value) if whose.kind == "force" else "all"


@rule("toll", "<toll> <bound after>")
def _(toll: Mention, bound: Mention) -> Toll | None:
    return bounded(toll, bound)


@rule("toll", "<toll> <comma> <bound after>")
def _(toll: Mention, comma: Mention, bound: Mention) -> Toll | None:
    return bounded(toll, bound)


def bounded(toll: Mention, bound: Mention) -> Toll | None:
    """Return a toll under the bound said after it, None where it has one."""
    count = toll.value.count
    return replace(toll.value, count=replace(count, bound=str(bound.value))) if count.bound == "exact" else None


@rule("toll", "<toll> <comma>? <people|single|crowd>")
def _(toll: Mention, comma: Mention | None, people: Mention) -> Toll | None:
    status = toll.value.status
    fits = people.before == "و" and not people.value.other and (people.kind != "crowd" or status == "?")
    return tolled(status, people.value) if fits else None


@rule("toll", "<toll> <comma>? <besides> …1 <people|single|crowd>", unless=HARM)
def _(toll: Mention, comma: Mention | None, besides: Mention, people: Mention) -> Toll | None:
    return None if people.value.other else tolled(toll.value.status, people.value)


@rule("toll", "<toll> …3 <fell verb|kill verb|slay verb|kill noun> …4 <people|single|crowd>", unless=f"{HARM} people")
def _(toll: Mention, harm: Mention, people: Mention) -> Toll | None:
    """Return «وإصابة آخرين» as of the group told of before: others of the same."""
    others = people.value.other and people.value.group == "all"
    if not others or toll.value.group not in ARMED or toll.value.status == "?":
        return None
    return Toll(str(harm.value), toll.value.group, people.value.count)


@rule("toll", "<toll> <ranks>? <force|crowd>")
def _(toll: Mention, ranks: Mention | None, force: Mention) -> Toll | None:
    """Return dead or wounded as of those they were among: «50 قتيلا في صفوف الجيش»."""
    last = toll.parts[-1].kind
    if toll.value.group != "all" or last not in ("dead_one", "dead_two", "dead_many") or force.before not in BARE:
        return None
    group = force.value.group if force.kind == "crowd" else str(force.value)
    return replace(toll.value, group=group) if group not in ("?", "all") else None


@rule("toll", "<body> <people|amount>")
def _(body: Mention, people: Mention) -> Toll | None:
    return None if people.before else _harmed("killed", people)


@rule("toll", "<toll noun> …6 <to>? <amount>", unless="kill_verb kill_noun dead_one")
def _(noun: Mention, to: Mention | None, amount: Mention) -> Toll | None:
    count: Count = amount.value
    year = count.bound == "exact" and count.value in YEARS
    return None if year else counted(noun.value, amount)


@rule("toll", "<among> …2 <people|single|amount>", unless=f"{HARM} crowd")
def _(among: Mention, people: Mention) -> Toll:
    return _harmed("?", people)


@rule("toll", "<amount> <of them> <of>? <crowd|force>")
def _(amount: Mention, them: Mention, of: Mention | None, whose: Mention) -> Toll | None:
    """Return a share by its group: «40 منهم أطفال», «ثلاثة منهم من الشرطة»."""
    group = whose.value.group if whose.kind == "crowd" else str(whose.value)
    return Toll("?", group, amount.value) if whose.before in BARE and group not in ("?", "all") else None


@rule("toll", "<among dead> …1 <people|single|amount>", unless=HARM)
def _(among: Mention, people: Mention) -> Toll | None:
    return _harmed(among.value, people) if people.before in BARE else None


@rule("toll", "<people|single> …2 <among dead>", unless=f"{HARM} comma that")
def _(people: Mention, among: Mention) -> Toll | None:
    return tolled(among.value, people.value) if not among.before else None


def joined(one: Mention, other: Mention) -> str | None:
    """Return killed and injured as one figure; whose it is, reading finds in its parts."""
    return "killed injured" if {one.value, other.value} == {"killed", "injured"} else None


@rule(
    "joint",
    "<fell verb|kill verb|kill noun> <fell verb|kill verb|kill noun> …2 <amount|people|crowd|single>",
    unless=HARM,
)
def _(kill: Mention, hurt: Mention, people: Mention) -> str | None:
    others = people.kind != "amount" and people.value.other
    return joined(kill, hurt) if hurt.before == "و" and not others else None


@rule("joint", "<amount|people|crowd>? <between> <dead one|dead many> <dead one|dead many>")
def _(amount: Mention | None, between: Mention, dead: Mention, hurt: Mention) -> str | None:
    return joined(dead, hurt) if hurt.before == "و" else None


@rule("joint", "<amount>? <of>? <dead one|dead many> <dead one|dead many>")
def _(amount: Mention | None, of: Mention | None, dead: Mention, hurt: Mention) -> str | None:
    told = amount is not None or (dead.kind == hurt.kind == "dead_many" and not dead.before)
    return joined(dead, hurt) if told and hurt.before in ("و", "وال") else None


@rule("joint", "<joint> <ranks>? <force|crowd>")
def _(joint: Mention, ranks: Mention | None, whose: Mention) -> str | None:
    """Return dead and wounded as of those they were among: «قتلى وجرحى في صفوف الجيش»."""
    return str(joint.value) if joint.parts[-1].kind in ("dead_one", "dead_many") and whose.before in BARE else None


@rule("no_toll", "<no harm> …3 <dead many|dead one|kill noun|fell verb|kill verb|persons>")
def _(no: Mention, harm: Mention) -> bool:
    return True


@rule(
    "no_toll",
    "<no harm|not yet|trial> …3 <kill noun|fell verb|kill verb|slay verb> …4 <people|single|crowd|amount|named>",
)
def _(no: Mention, harm: Mention, people: Mention) -> bool:
    return True


@rule("no_toll", "<toll|joint> …8 <date>", unless="fell verb kill verb kill noun toll noun")
def _(toll: Mention, date: Mention) -> bool | None:
    """Cover what a period adds up to: «39 ألف شهيد منذ السابع من أكتوبر»."""
    when: When = date.value
    long = when.month or when.year or when.weeks or when.months or when.years or (when.days or 0) < RECENT
    return True if "since" in when.marks and long else None


@rule("no_toll", "<toll|joint> …8 <tally>", unless="fell verb kill verb kill noun toll noun")
def _(toll: Mention, since: Mention) -> bool:
    return True
