"""Casualties: how many of whom met which fate."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.harmed import ARMED, HARM, OTHERS, YEARS, group_of, harmed, is_definite, tolled
from tawthiq.languages.ar.script import BARE
from tawthiq.model.values import SOME, Count, Toll, When

rule = Room(
    needs="people single crowd named amount date",
    gives="affirmed no_toll joint toll",
    covers="toll",
    keeps="toll",
    shows="toll joint no_toll affirmed",
)

RECENT = -3
"""Days back from which on «since» sums up a period: «منذ فجر اليوم» does not."""
FEW = 10
"""Victims up to which «من القتلى» tells a share of the dead, and beyond which their total."""


def does(people: Mention) -> bool:
    """Return whether uncounted people are rather who did it."""
    return people.kind == "crowd" and people.value.group in ARMED


def joined(one: Mention, other: Mention) -> str | None:
    """Return killed and injured as one figure; whose it is, reading finds in its parts."""
    return "killed injured" if {one.value, other.value} == {"killed", "injured"} else None


@rule(
    "toll",
    "<pass verb|fell verb|kill verb|slay verb|lose verb> …7 <people>",
    unless=f"{HARM} single beyond among along seize_noun",
)
@rule("toll", "<kill noun> …4 <people>", unless=f"{HARM} single beyond among")
def _(harm: Mention, people: Mention) -> Toll | None:
    listed = people.before.startswith("و") and harm.before == "ال"
    return None if listed else tolled(harm.value, people.value)


@rule("toll", "<fell verb|kill verb|slay verb|kill noun> <single|crowd>")
@rule("toll", "<kill noun|fell verb|kill verb|slay verb> <named>")
@rule("toll", "<pass verb> <single>")
def _(harm: Mention, people: Mention) -> Toll | None:
    doer = does(people) and (harm.kind != "kill_noun" or people.before)
    refused = people.before not in BARE or doer or is_definite(harm)
    return None if refused else tolled(harm.value, people.value)


@rule("toll", "<fell verb|kill verb> <wherein> <amount>")
def _(verb: Mention, where: Mention, amount: Mention) -> Toll | None:
    """Return victims counted by nothing but a figure: «أصيب فيها أربعة»."""
    return harmed(verb.value, amount) if amount.before in BARE and not where.before else None


@rule("toll", "<fell verb|kill verb> <wherein> <single>")
@rule("toll", "<kill verb|slay verb> <force|crowd> <single>")
def _(verb: Mention, between: Mention, single: Mention) -> Toll | None:
    """Return one told of after the place, or after who did it: «قتل مسلحون شرطيا»."""
    doer = between.kind != "crowd" or does(between)
    return tolled(verb.value, single.value) if doer and single.before in BARE and not between.before else None


@rule("toll", "<fell verb|kill verb|slay verb|kill noun> <date> <single|crowd|amount|named>")
def _(harm: Mention, when: Mention, people: Mention) -> Toll | None:
    """Return victims told after the time: «قتل أمس ستة», «اغتيل اليوم القيادي»."""
    if when.before or people.before not in BARE or (people.kind != "amount" and does(people)):
        return None
    return harmed(harm.value, people)


@rule("toll", "<fell verb|kill verb|slay verb> <force> <date>? …1 <single|named|amount>", unless=f"{HARM} people crowd")
def _(verb: Mention, force: Mention, when: Mention | None, people: Mention) -> Toll | None:
    """Return victims told after who did it: «أعدم التنظيم أمس الشيخ», «قتل الجيش أربعة منهم»."""
    told = not force.before.startswith("و") and people.before in BARE
    return harmed(verb.value, people) if told else None


@rule("toll", "<kill noun|fell verb|kill verb|slay verb> <one them>")
def _(harm: Mention, one: Mention) -> Toll | None:
    return None if one.before else Toll(str(harm.value), "all", Count(1))


@rule("toll", "<fell verb|kill verb|slay verb|kill noun> <amount>")
def _(harm: Mention, amount: Mention) -> Toll | None:
    return None if amount.before in ("و", "ب") else harmed(harm.value, amount)


def national(status: object, whose: Mention) -> Toll:
    """Return somebody known by his nationality only as the harmed, or two of them.

    A dual is a nationality as well: rules name the dual first, and of two figures on the same words the first stays.
    """
    return Toll(str(status), "all", Count(2 if whose.kind == "nation_two" else 1))


@rule("toll", "<kill noun|fell verb> <nation two|nationality>")
def _(noun: Mention, whose: Mention) -> Toll | None:
    return national(noun.value, whose) if whose.before in BARE and not is_definite(noun) else None


@rule("toll", "<kill verb> <nation two>")
@rule("toll", "<meet verb> <nation two|nationality> …4 <death end>", unless=HARM)
def _(verb: Mention, whose: Mention, end: Mention | None = None) -> Toll | None:
    """Return «قتل إسرائيليان», «لقي فلسطيني مصرعه»."""
    return None if whose.before else national(end.value if end else verb.value, whose)


@rule("toll", "<kill verb> <nation two|nationality> <course>")
def _(verb: Mention, whose: Mention, course: Mention) -> Toll | None:
    """Return somebody known by his nationality only: «قتل فلسطيني برصاص الجنود»."""
    return national(verb.value, whose) if not whose.before and not course.before else None


@rule("toll", "<fall noun> <people>")
@rule("toll", "<fall noun> <wherein> <people>")
@rule("toll", "<body> <people|amount>")
@rule("toll", "<victim verb> …2 <people|amount|crowd|single>", unless=HARM)
def _(fall: Mention, *people: Mention) -> Toll | None:
    return None if people[-1].before else harmed("killed", people[-1])


@rule("toll", "<meet verb> …4 <people|single|crowd|amount> …14 <death end>", unless=HARM)
def _(verb: Mention, people: Mention, end: Mention) -> Toll:
    return harmed(end.value, people)


@rule("toll", "<meet verb> …4 <people|single> …1 <people|single> …14 <death end>", unless=HARM)
def _(verb: Mention, first: Mention, people: Mention, end: Mention) -> Toll | None:
    return harmed(end.value, people) if people.before == "و" else None


@rule("toll", "<suffer verb> …4 <people|single> …3 <suffered>", unless=HARM)
def _(verb: Mention, people: Mention, end: Mention) -> Toll:
    return tolled(end.value, people.value)


@rule("toll", "<people|single|crowd> …2 <suffer verb> …1 <suffered>", unless=HARM)
def _(people: Mention, verb: Mention, end: Mention) -> Toll:
    return tolled(end.value, people.value)


@rule("toll", "<people|amount> …4 <after verb|after two>", unless=f"{HARM} people single crowd amount thing")
@rule("toll", "<crowd> …3 <after verb>", unless=f"{HARM} people single crowd amount beyond")
def _(people: Mention, verb: Mention) -> Toll | None:
    return None if verb.before or verb.after or does(people) else harmed(verb.value, people)


@rule("toll", "<people> …12 <after verb|after two>", unless=f"{HARM} people crowd amount beyond slay_verb attack_verb")
def _(people: Mention, verb: Mention) -> Toll | None:
    """Return people of whom more is told before the verb: «ثلاثة تلاميذ تتراوح أعمارهم بين … أصيبوا»."""
    far = verb.first - people.last > 4 and people.value.group not in ARMED
    return tolled(verb.value, people.value) if far and not (verb.before or verb.after) else None


@rule("toll", "<crowd> …3 <after two>", unless=f"{HARM} people single crowd amount")
def _(people: Mention, verb: Mention) -> Toll | None:
    return None if verb.before or verb.after else replace(tolled(verb.value, people.value), count=Count(2))


@rule("toll", "<people> …1 <among|mostly> <of>? …1 <people|single|crowd> …8 <after verb|after two>", unless=HARM)
def _(people: Mention, among: Mention, _: Mention | None, some: Mention, verb: Mention) -> Toll | None:
    return None if verb.before or verb.after else tolled(verb.value, people.value)


@rule("toll", "<people|single> …1 <people|single> …2 <after verb|after two>", unless=HARM)
def _(people: Mention, more: Mention, verb: Mention) -> Toll | None:
    return tolled(verb.value, people.value) if more.before == "و" and not (verb.before or verb.after) else None


@rule("toll", "<people|single> <kill verb> <fell verb|date>")
def _(people: Mention, verb: Mention, more: Mention) -> Toll | None:
    """Return one of the armed killed, not killing: «إن جنديا قتل وأصيب آخر», «إن جنديا قتل أمس»."""
    passive = more.before == "و" if more.kind == "fell_verb" else not more.before
    return tolled(verb.value, people.value) if passive and not verb.before and people.before in BARE else None


@rule(
    "toll",
    "<people|single|nationality> <kill verb|fell verb|after verb|after two> <fell verb|kill verb> "
    "<people|single|crowd>",
)
def _(people: Mention, verb: Mention, harm: Mention, others: Mention) -> Toll | None:
    """Return those told of after somebody before the verb, others as of the armed: «إن جنديا قتل وأصيب آخر»."""
    if harm.before != "و" or verb.before or others.before:
        return None
    same = others.value.other and others.value.group == "all" and group_of(people) in ARMED
    return tolled(harm.value, replace(people.value, count=others.value.count) if same else others.value)


@rule("toll", "<people|single> <had>? <fell verb|kill verb>")
def _(people: Mention, had: Mention | None, verb: Mention) -> Toll | None:
    armed = verb.kind == "kill_verb" and people.value.group in ARMED
    if verb.before or armed or people.value.other or people.before not in ("", "و", "ال", "فال", "وال"):
        return None
    return tolled(verb.value, people.value)


@rule("toll", "<people|single|crowd> <kill verb|after verb> <course|arm>")
def _(people: Mention, verb: Mention, course: Mention) -> Toll | None:
    """Return armed ones killed, not killing: «إرهابيا قتل في الاشتباك», «شرطيا قتل بعبوة»."""
    by_arm = people.kind != "crowd" and course.before in ("ب", "بال")
    told = not verb.before and (course.kind == "course" or by_arm)
    return tolled(verb.value, people.value) if told and people.value.group in ARMED else None


@rule("toll", "<not yet>? <slay verb|kill verb|fell verb> <single|one them> <period>? …1 <self>")
def _(_: Mention | None, verb: Mention, who: Mention, age: Mention | None, self: Mention) -> Toll | None:
    """Return an attacker who killed himself: «قبل أن يقتل المسلح نفسه»."""
    return Toll("killed", "attacker", Count(1)) if verb.value == "killed" and not self.before else None


@rule("toll", "<felled>")
def _(felled: Mention) -> Toll:
    return Toll("killed", str(felled.value), Count(1))


@rule("toll", "<amount> <of>? <dead one|dead case|dead many>")
def _(amount: Mention, of: Mention | None, dead: Mention) -> Toll | None:
    """Return the dead as they are counted; a few («اثنان من القتلى») are some of those whom another figure counts."""
    known = of is not None and dead.before == "ال" and not amount.value.is_size and (amount.value.value or 0) <= FEW
    return harmed(dead.value, amount) if dead.before in BARE and not known else None


@rule("toll", "<people|single> <dead one|dead people>")
def _(people: Mention, dead: Mention) -> Toll | None:
    """Return people said to be dead, hurt or missing by an adjective: «عشرة أطفال قتلى»."""
    fits = not people.before.endswith("ال") and not dead.before and not dead.after
    return harmed(dead.value, people) if fits else None


@rule("toll", "<dead two>")
def _(dead: Mention) -> Toll | None:
    return None if dead.before.endswith("ال") else Toll(str(dead.value), "all", Count(2))


@rule("toll", "<dead many> <amount>")
def _(dead: Mention, amount: Mention) -> Toll | None:
    return harmed(dead.value, amount) if dead.before.endswith("ال") and amount.before == "ال" else None


@rule("toll", "<fall verb> …1 <dead one> <one>?", unless="amount people")
@rule("toll", "<fall verb> …2 <dead many>", unless="amount people")
def _(verb: Mention, dead: Mention, one: Mention | None = None) -> Toll | None:
    count = Count(1) if dead.kind == "dead_one" else SOME
    return None if dead.before or dead.after else Toll(str(dead.value), "all", count)


@rule("toll", "<lone many|lone dead> <course|attack noun>")
def _(dead: Mention, course: Mention) -> Toll | None:
    """Return harm as headlines tell it: «شهيد برصاص الجنود», «قتلى في انفجار»."""
    told = dead.before in ("", "و") and not dead.after and (course.kind == "course" or course.before == "ب")
    return Toll(str(dead.value), "all", Count(1) if dead.kind == "lone_dead" else SOME) if told else None


@rule("toll", "<lone many> <ranks>? <sides>")
def _(dead: Mention, ranks: Mention | None, sides: Mention) -> Toll | None:
    told = dead.before in ("", "و", "ب") and not dead.after and (ranks or sides.before)
    return Toll(str(dead.value), "all", SOME) if told else None


@rule("toll", "<lone dead> <amount> <dead one|dead many>")
def _(dead: Mention, amount: Mention, hurt: Mention) -> Toll | None:
    """Return the first of a headline's two figures: «قتيل و5 جرحى»."""
    return Toll(str(dead.value), "all", Count(1)) if amount.before == "و" and not dead.before else None


@rule("toll", "<lone many> <ranks>? <force|crowd|nationality>")
def _(dead: Mention, ranks: Mention | None, whose: Mention) -> Toll | None:
    loose = ranks is not None or (not whose.before and whose.kind != "force")
    if dead.before not in ("", "و", "ب") or dead.after or whose.before not in BARE or not loose:
        return None
    return Toll(str(dead.value), group_of(whose), SOME)


@rule("toll", "<toll> <comma>? <bound after>")
def _(toll: Mention, comma: Mention | None, bound: Mention) -> Toll | None:
    count = toll.value.count
    return replace(toll.value, count=replace(count, bound=str(bound.value))) if count.bound == "exact" else None


@rule("toll", "<toll> <comma>? <people|single|crowd>")
def _(toll: Mention, comma: Mention | None, people: Mention) -> Toll | None:
    status, bare = toll.value.status, people.value.other and people.parts[-1].kind != "other"
    fits = people.before == "و" and not bare and (people.kind != "crowd" or status == "?")
    if people.value.other and people.value.group == "all":
        return None
    return tolled(status, people.value) if fits else None


@rule(
    "toll",
    "<toll> …6 <single>",
    unless=f"{HARM} people crowd amount date force group beyond attack_noun said_verb locative",
)
def _(toll: Mention, single: Mention) -> Toll | None:
    """Return all who are told one by one with their names: «استشهاد العريف محمد سالم، والجندي أحمد علي»."""
    known: Toll = toll.value
    is_next = single.before == "وال" or (single.before == "و" and known.group != "all")
    told = toll.parts[-1].kind == "single" and not single.value.other and single.first > toll.last
    counted = known.count.value if known.status != "?" and single.value.group == known.group else None
    return replace(known, count=Count(counted + 1)) if is_next and told and counted else None


@rule("toll", "<toll> <comma>? <they> <people|single>")
def _(toll: Mention, comma: Mention | None, they: Mention, people: Mention) -> Toll | None:
    """Return a share of the total that lists all of it: «مقتل ثلاثة هم جنديان ومدني»."""
    listed = not people.before and not they.before and toll.value.group == "all" != people.value.group
    return tolled(toll.value.status, people.value) if listed else None


@rule(
    "toll", "<toll> …6 <people>", unless=f"{HARM} people single crowd amount date force group beyond comma attack_noun"
)
def _(toll: Mention, people: Mention) -> Toll | None:
    """Return further victims after a place: «مقتل جندي في العريش وثلاثة مدنيين»."""
    told = people.before == "و" and not people.value.other and toll.value.status != "?" and toll.parts[0].kind != "toll"
    return tolled(toll.value.status, people.value) if told and people.first > toll.last else None


@rule("toll", "<toll> <comma>? <besides> …1 <people|single|crowd>", unless=HARM)
def _(toll: Mention, comma: Mention | None, besides: Mention, people: Mention) -> Toll | None:
    together = besides.value == "with" and toll.value.count == Count(1)
    others = people.value.other and people.value.group == "all" and people.value.count.value is None
    return None if others or together else tolled(toll.value.status, people.value)


@rule("toll", "<toll> …8 <fell verb|kill verb|slay verb|kill noun> …4 <people|single|crowd>", unless=f"{HARM} people")
def _(toll: Mention, harm: Mention, people: Mention) -> Toll | None:
    """Return «وإصابة آخرين» as of the armed told of before: others of the same."""
    others = people.value.other and people.value.group == "all"
    if not others or toll.value.group not in ARMED or toll.value.status == "?":
        return None
    return Toll(str(harm.value), toll.value.group, people.value.count)


@rule("toll", "<toll> …2 <fell verb|kill verb|kill noun> <amount>", unless=f"{HARM} people comma")
def _(toll: Mention, harm: Mention, amount: Mention) -> Toll | None:
    """Return «وإصابة خمسة» as of the armed told of just before, where nobody else is named."""
    same = toll.value.group in ARMED and toll.value.status == "killed" != harm.value
    return Toll(str(harm.value), toll.value.group, amount.value) if same and harm.before == "و" else None


@rule("toll", "<toll> <ranks>? <force|crowd>")
def _(toll: Mention, ranks: Mention | None, whose: Mention) -> Toll | None:
    """Return dead or wounded as of those they were among: «50 قتيلا في صفوف الجيش»."""
    dead = toll.parts[-1].kind in ("dead_one", "dead_two", "dead_many") or (ranks is not None and ranks.value == "in")
    fits = dead and whose.before in BARE and toll.value.group == "all" and group_of(whose) != "all"
    return replace(toll.value, group=group_of(whose)) if fits else None


@rule("toll", "<crowd|people> …12 <kill noun|kill verb|slay verb> <amount> <of them>", unless=f"{HARM} people crowd")
def _(whose: Mention, harm: Mention, amount: Mention, them: Mention) -> Toll | None:
    """Return some of those just named: «رصد المسلحين وقتل خمسة منهم»."""
    group = whose.value.group
    return Toll(str(harm.value), group, amount.value) if group in ARMED and group != "?" else None


@rule(
    "toll",
    "<force> …12 <kill noun|kill verb|slay verb|fell verb> <amount|one of> <of>? <own members>",
    unless=f"{HARM} force crowd",
)
def _(whose: Mention, harm: Mention, count: Mention, of: Mention | None, members: Mention) -> Toll:
    """Return members of a force just named: «أعلن الحزب مقتل اثنين من عناصره»."""
    return Toll(str(harm.value), str(whose.value), count.value if count.kind == "amount" else Count(1))


@rule("toll", "<toll> <comma>? <all them> <of>? <crowd|force>")
def _(toll: Mention, comma: Mention | None, them: Mention, of: Mention | None, whose: Mention) -> Toll | None:
    """Return victims who were all of one group: «18 قتيلا، جميعهم من الجيش»."""
    group = group_of(whose)
    return replace(toll.value, group=group) if toll.value.group == "all" != group and whose.before in BARE else None


@rule("toll", "<mourn verb> …2 <dead two|dead one>", unless=HARM)
def _(verb: Mention, dead: Mention) -> Toll | None:
    """Return the fighters whom their own side gives away as martyrs: «تزف شهيدين»."""
    return Toll("killed", "militant", Count(2 if dead.kind == "dead_two" else 1)) if dead.value == "killed" else None


@rule("toll", "<toll noun> …6 <to>? <amount|people>", unless="kill_verb kill_noun dead_one")
def _(noun: Mention, to: Mention | None, people: Mention) -> Toll | None:
    """Return a total; without «to» neither «some» nor a definite figure in words, which counts something else."""
    count: Count = people.value if people.kind == "amount" else people.value.count
    others = count.value is None or (people.before.endswith("ال") and people.parts[0].rule != "<digits>")
    if (count.bound == "exact" and count.value in YEARS) or (to is None and others):
        return None
    return harmed(noun.value, people)


@rule("toll", "<toll> <person one|persons|comma>? <dead many> …2 <amount>", unless=HARM)
def _(toll: Mention, _: Mention | None, dead: Mention, amount: Mention) -> Toll | None:
    """Return the second of two totals: «عدد القتلى 12 والجرحى 30»."""
    return harmed(dead.value, amount) if dead.before == "وال" and toll.parts[0].kind == "toll_noun" else None


@rule("toll", "<among> …2 <people|single|amount>", unless=f"{HARM} crowd")
def _(among: Mention, people: Mention) -> Toll:
    return harmed("?", people)


@rule("toll", "<amount> <of them> <of>? <crowd|force>")
def _(amount: Mention, them: Mention, of: Mention | None, whose: Mention) -> Toll | None:
    group = group_of(whose)
    return Toll("?", group, amount.value) if whose.before in BARE and group != "all" else None


@rule("toll", "<among dead> …1 <people|single|amount>", unless=HARM)
@rule("toll", "<among dead> …6 <people>", unless=f"{HARM} people single crowd amount comma")
def _(among: Mention, people: Mention) -> Toll | None:
    return harmed(among.value, people) if people.before in BARE else None


@rule("toll", "<people|single> …2 <among dead>", unless=f"{HARM} comma that amount fall_noun")
def _(people: Mention, among: Mention) -> Toll | None:
    known = among.value in ("killed", "injured") and people.value.group == "all"
    return None if among.before or known else tolled(among.value, people.value)


@rule("joint", "<fell verb|kill verb|kill noun> <fell verb|kill verb|kill noun> …2 <amount|people|crowd>", unless=HARM)
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


@rule("joint", "<force|crowd> …14 <dead many> <dead many> <their ranks>", unless=OTHERS)
@rule("joint", "<force|crowd> …14 <kill noun> <kill noun|kill verb> <amount> <of them>", unless=OTHERS)
def _(whose: Mention, kill: Mention, hurt: Mention, *_: Mention) -> str | None:
    """Return dead and wounded as of those named before: «غارات على المتمردين أوقعت قتلى وجرحى في صفوفهم»."""
    return joined(kill, hurt) if hurt.before in ("و", "وال") and group_of(whose) in ARMED else None


@rule("affirmed", "<no harm> <undenied>")
def _(no: Mention, word: Mention) -> bool:
    """Return a «no» that denies no harm: «بدون طيار», «لا يزال», «لا يقل عن»; none reaches over such a word."""
    return True


@rule("no_toll", "<no harm> …3 <dead many|dead one|kill noun|fell verb|kill verb|persons> <course>?", unless="undenied")
@rule("no_toll", "<no harm> …5 <dead many> <course>?", unless="undenied comma people amount toll_noun")
@rule("no_toll", "<whether> …9 <dead many|dead one|kill noun|fell verb|kill verb>", unless="comma people amount")
@rule("no_toll", "<slay verb|fell verb> …2 <amount> <of>? <thing>", unless=f"{HARM} people crowd comma")
@rule("no_toll", "<guarding> <kill noun|souls> …1 <single|crowd|people|amount>")
@rule(
    "no_toll",
    "<no harm|not yet|trial> …3 <kill noun|fell verb|kill verb|slay verb> …4 <people|single|crowd|amount>",
    unless="undenied fall_verb",
)
@rule("no_toll", "<toll noun> …4 <of> <amount> <to>")
@rule("no_toll", "<toll noun> …5 <tally> …8 <to> <amount|people> <dead one>?", unless=f"{HARM} people amount comma")
def _(*parts: Mention) -> bool:
    """Cover what did not happen, the older of two totals («من 12 إلى 15») and what a period adds up to."""
    return True


@rule("no_toll", "<fell verb|slay verb> …7 <panic>", unless=f"{HARM} people amount comma")
def _(verb: Mention, panic: Mention) -> bool | None:
    """Cover fear that is told as if it hurt: «أصيب السكان بالذعر»."""
    return True if verb.value == "injured" else None


@rule("no_toll", "<toll> …8 <date|tally>", unless="fell_verb kill_verb kill_noun toll_noun")
def _(toll: Mention, end: Mention) -> bool | None:
    """Cover what a period adds up to: «39 ألف شهيد منذ السابع من أكتوبر», and rates: «15 شهيدا كل يوم»."""
    if end.kind == "tally":
        return True
    when: When = end.value
    long = when.month or when.year or when.weeks or when.months or when.years or (when.days or 0) < RECENT
    return True if "since" in when.marks and long else None
