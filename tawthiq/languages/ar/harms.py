"""Harm told in other words: losses of men, those who were brought to hospital, those who died with somebody."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.harmed import ARMED, HARM, OTHERS, group_of, harmed, tolled
from tawthiq.languages.ar.script import BARE
from tawthiq.model.values import SOME, Count, Toll

rule = Room(needs="joint", gives="lossless toll", covers="toll", keeps="toll", shows="toll lossless")


@rule("lossless", "<no harm|not yet> …3 <losses> …3 <lives>", unless="undenied")
def _(no: Mention, losses: Mention, lives: Mention) -> bool:
    """Cover losses that nobody had: «دون خسائر بشرية»."""
    return True


@rule("toll", "<losses> …3 <lives> …4 <ranks> <force|crowd>", unless="comma")
def _(losses: Mention, lives: Mention, ranks: Mention, whose: Mention) -> Toll | None:
    """Return dead whom nobody counts: «خسائر بشرية كبيرة في صفوف المسلحين»."""
    told = ranks.value == "in" and whose.before in BARE and group_of(whose) in ARMED
    return Toll("killed", group_of(whose), SOME) if told else None


@rule("toll", "<crowd|force> …2 <losses> …3 <lives>", unless="comma no_harm not_yet")
def _(whose: Mention, losses: Mention, lives: Mention) -> Toll | None:
    """Return those who lost men: «تكبد المسلحون خسائر في الأرواح»."""
    return Toll("killed", group_of(whose), SOME) if group_of(whose) in ARMED and not losses.before else None


@rule("toll", "<moved> …1 <people> …1 <to hospital>", unless=HARM)
@rule("toll", "<people> …1 <moved them> <to hospital>", unless=HARM)
def _(first: Mention, second: Mention, place: Mention) -> Toll | None:
    """Return those who were brought to hospital as hurt: «نقل 18 شخصا إلى المستشفى»."""
    people = first if first.kind == "people" else second
    return tolled("injured", people.value) if people.before in BARE and not people.value.other else None


@rule("toll", "<souls> <people|amount>")
def _(souls: Mention, taken: Mention) -> Toll | None:
    """Return lives that are counted: «حصدت الانفجارات أرواح 50 شخصا»."""
    return None if taken.before in ("و", "ب") else harmed(souls.value, taken)


@rule("toll", "<amount> <choked>")
def _(amount: Mention, choked: Mention) -> Toll | None:
    """Return those whom gas choked, told beside others: «وعشرات بالاختناق»."""
    return Toll("injured", "all", amount.value) if amount.before in ("و", "وال") else None


@rule("toll", "<toll> <comma>? <and one> <crowd>")
def _(toll: Mention, comma: Mention | None, one: Mention, whose: Mention) -> Toll | None:
    """Return «وأحد عناصر الأمن», whose first word is written like a number."""
    return Toll(toll.value.status, group_of(whose), Count(1)) if whose.before in BARE and not one.before else None


@rule("toll", "<fell verb|kill verb> <along> <people>")
def _(verb: Mention, along: Mention, people: Mention) -> Toll | None:
    """Return one who died with others together with them: «قتل مع تسعة آخرين»."""
    count: Count = people.value.count
    if along.before or people.before or count.value is None or count.high:
        return None
    return Toll(str(verb.value), "all", replace(count, value=count.value + 1))


@rule("toll", "<toll> …3 <along> …1 <people>", unless=f"{HARM} comma")
def _(toll: Mention, along: Mention, people: Mention) -> Toll | None:
    """Return one who is told of first together with those who were with him: «مقتل الصحفي مع ثلاثة من أبنائه»."""
    count, group = people.value.count, toll.value.group
    if toll.value.count != Count(1) or along.before or people.before or count.value is None or count.high:
        return None
    same = group if group_of(people) == group else "all"
    return Toll(toll.value.status, same, replace(count, value=count.value + 1))


@rule("toll", "<toll> …3 <along> <amount> <of>? <companions>", unless=HARM)
@rule("toll", "<toll> …6 <amount> <of>? <companions>", unless=f"{HARM} people crowd comma along")
def _(toll: Mention, *parts: Mention) -> Toll | None:
    """Return one known by name or office together with those who died with him: «مقتل القائد وثلاثة من مرافقيه»."""
    amount = next(part for part in parts if part.kind == "amount")
    joined = amount.before == ("" if parts[0].kind == "along" else "و")
    if not joined or toll.value.count != Count(1) or amount.value.value is None or amount.value.high:
        return None
    return Toll(toll.value.status, "all", replace(amount.value, value=amount.value.value + 1))


@rule("toll", "<lone dead> <nationality>")
def _(dead: Mention, whose: Mention) -> Toll | None:
    """Return the one of a headline that is known by his nationality: «قتيل إسرائيلي في إطلاق نار»."""
    told = dead.before in ("", "و") and not (dead.after or whose.before)
    return Toll(str(dead.value), "all", Count(1)) if told else None


@rule("toll", "<lone many> …1 <ranks> <force|crowd>", unless=HARM)
def _(dead: Mention, ranks: Mention, whose: Mention) -> Toll | None:
    """Return hurt of whom more is told before those they were among: «إصابات مباشرة في صفوف الجنود»."""
    told = ranks.value == "in" and ranks.first > dead.last and dead.before in ("", "ب") and not dead.after
    return Toll(str(dead.value), group_of(whose), SOME) if told and whose.before in BARE else None


@rule("toll", "<kill noun|kill verb|slay verb> <kill noun|kill verb|slay verb> …1 <people|crowd>", unless=HARM)
def _(kill: Mention, seize: Mention, people: Mention) -> Toll | None:
    """Return the dead of those killed and captured together, whom nobody counts apart: «قتل وأسر عدد من …»."""
    told = kill.value == "killed" and seize.value == "abducted" and seize.before == "و"
    return tolled("killed", people.value, SOME) if told else None


@rule(
    "toll",
    "<people|single> …8 <had> <fell verb|kill verb|after verb|after two> <course>?",
    unless=f"{HARM} people crowd beyond slay_verb attack_verb attack_noun",
)
def _(people: Mention, had: Mention, verb: Mention, course: Mention | None) -> Toll | None:
    """Return people of whom more is told before «قد» and the verb: «إن فلاحا من سكان القرية قد قتل».

    One of the armed may as well have killed, «إن مسلحا من الحي قد قتل شرطيا», unless the words that follow tell how
    he died: «إن عضوا في الحزب قد قتل برصاص مجهولين».
    """
    unclear = verb.kind == "kill_verb" and people.value.group in ARMED
    plain = people.before in (*BARE, "و", "وال") and not (people.value.other or had.before or verb.before)
    far = had.first > people.last and had.last - had.first == 1
    return tolled(verb.value, people.value) if plain and far and unclear is bool(course) else None


@rule("toll", "<toll> …3 <carried out>", unless=f"{HARM} comma")
def _(toll: Mention, deed: Mention) -> Toll | None:
    """Return the one who was killed as the one who attacked: «مقتل مسلح بعد أن هاجم الدورية»."""
    alone = toll.value.status == "killed" and toll.value.count == Count(1) and not deed.before
    return replace(toll.value, group="attacker") if alone and toll.value.group in ("militant", deed.value) else None


def _tells(course: Mention) -> bool:
    """Return whether words say in or by what somebody was harmed: «في الغارة», «برصاص مسلحين»."""
    return course.before in ("ب", "بال") if course.kind == "wound" else not course.before


@rule(
    "toll",
    "<that> …6 <kill verb|fell verb> <course|wound|date>",
    unless=f"{HARM} people single crowd amount force group attack_noun arm thing that supposed beyond",
)
def _(that: Mention, verb: Mention, course: Mention) -> Toll | None:
    """Return somebody whom no table knows, killed and not killing: «إن الصماد قتل في الغارة»."""
    named = verb.first > that.last and not (that.after or verb.before or verb.after or that.before.endswith("ال"))
    return Toll(str(verb.value), "all", Count(1)) if named and _tells(course) else None


@rule(
    "toll",
    "<that> <people|single> …8 <kill verb|fell verb> <course|wound|date>",
    unless=f"{HARM} people single crowd amount attack_noun arm that had supposed beyond slay_verb attack_verb",
)
def _(that: Mention, people: Mention, verb: Mention, course: Mention) -> Toll | None:
    """Return people of whom more is told before the verb: «إن مهندسا يعمل في الشركة قتل في الانفجار»."""
    plain = not (people.value.other or that.after or verb.before or verb.after) and people.before in BARE
    return tolled(verb.value, people.value) if plain and _tells(course) and verb.first > people.last else None


@rule("toll", "<toll> …5 <besides> <people>", unless=f"{HARM} people single crowd amount")
def _(toll: Mention, besides: Mention, people: Mention) -> Toll | None:
    """Return further victims told after a place or time: «مقتل جندي في الهجوم، إضافة إلى ثلاثة مدنيين»."""
    apart = besides.first > toll.last + 1 and besides.value != "with"
    return tolled(toll.value.status, people.value) if apart and not people.value.other else None


@rule("toll", "<fell verb|kill verb> <course> <attack noun> <single>")
def _(verb: Mention, course: Mention, attack: Mention, single: Mention) -> Toll | None:
    """Return one who is told of after the attack: «أصيب خلال الهجوم محافظ المدينة»."""
    told = attack.before == "ال" and not (course.before or single.before or attack.after)
    return tolled(verb.value, single.value) if told else None


@rule("toll", "<amount> <among dead> <they>? <of>? <crowd|force>")
def _(amount: Mention, among: Mention, they: Mention | None, of: Mention | None, whose: Mention) -> Toll | None:
    """Return the share of the dead that is of one group: «ثلاثة من القتلى هم من المدنيين»."""
    group = group_of(whose)
    return Toll(str(among.value), group, amount.value) if whose.before in BARE and group != "all" else None


@rule("toll", "<force|crowd> …14 <toll> <their ranks>", unless=OTHERS)
def _(whose: Mention, toll: Mention, _: Mention) -> Toll | None:
    """Return dead or wounded as of those named before: «هاجموا الجنود وأوقعوا قتلى في صفوفهم»."""
    told = toll.value.group == "all" and toll.parts[-1].kind in ("dead_one", "dead_two", "dead_many", "lone_many")
    return replace(toll.value, group=group_of(whose)) if told and group_of(whose) in ARMED else None
