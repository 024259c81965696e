"""Deeds: what is done about an incident, with whom it is done to and, where it stands inside, who does it."""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE
from tawthiq.model.kinds import SERVING
from tawthiq.model.values import People, Spot

rule = Room(
    needs="amount speaker spot happening people single crowd",
    gives="undone deed",
    covers="deed",
)

WHOM = "people|single|crowd|suspect"
NOUNS = "act noun|act|dismissal noun|seize noun|clear noun"
BAR = "comma that open_verb court occupier loyal"
"""Words that stand between a verb and what belongs to another clause."""
HOLDERS = frozenset(("police", "security", "official", "military", "judicial", "local"))
OWN = frozenset(("air_strike", "raid"))
"""What states do to others: who answers it with force is no authority."""


def is_doer(who: Mention | None) -> bool:
    """Return whether a speaker or place can be the one who does it: nothing tied by a preposition."""
    if who is None:
        return True
    if isinstance(who.value, Spot):
        return not who.value.relation and not who.value.noun
    return who.before in BARE


def convicts(who: Mention | None, verb: Mention) -> bool:
    """Return whether a court or prosecutor finds guilty, with a verb that condemns when others say it."""
    return who is not None and who.value == "judicial" and verb.value == "condemnation"


def is_object(whom: Mention) -> bool:
    """Return whether persons can be those it is done to: not joined by و, no uncounted force («قوات الأمن»)."""
    value = whom.value
    force = isinstance(value, People) and value.count.value is None and value.group in SERVING
    return not force and not whom.before.startswith("و")


def _done(verb: Mention, who: Mention | None, whom: Mention) -> str | None:
    return str(verb.value) if is_doer(who) and is_object(whom) else None


@rule("deed", "<act>")
def _(act: Mention) -> str:
    return str(act.value)


@rule("deed", "<deed verb>")
def _(verb: Mention) -> str | None:
    return None if verb.after else str(verb.value)


@rule("deed", "<deed verb|doubtful verb> <speaker|spot>")
def _(verb: Mention, who: Mention) -> str | None:
    return str(verb.value) if is_doer(who) and not convicts(who, verb) else None


@rule("deed", f"<deed verb|doubtful verb> <speaker|spot>? …4 <happening|kill noun|{WHOM}>", unless=BAR)
def _(verb: Mention, who: Mention | None, what: Mention) -> str | None:
    return None if verb.after or convicts(who, verb) else _done(verb, who, what)


@rule("deed", f"<seize verb|seize noun> <speaker>? …6 <{WHOM}|amount>", unless=BAR)
def _(verb: Mention, who: Mention | None, whom: Mention) -> str | None:
    return _done(verb, who, whom)


@rule("deed", "<find verb|find noun> <speaker>? …3 <people|single|suspect>", unless=BAR)
def _(verb: Mention, who: Mention | None, whom: Mention) -> str | None:
    return _done(verb, who, whom)


@rule("deed", "<seize verb|detain verb> <speaker>")
def _(verb: Mention, who: Mention) -> str | None:
    return str(verb.value) if verb.after and is_doer(who) and who.value in HOLDERS else None


@rule("deed", "<seize verb|detain verb> …4 <suspicion>", unless=BAR)
def _(verb: Mention, why: Mention) -> str:
    return str(verb.value)


@rule("deed", "<suspect|people> <already>? <seize verb>")
def _(whom: Mention, already: Mention | None, verb: Mention) -> str | None:
    return None if verb.before or verb.after or not is_object(whom) else str(verb.value)


@rule("deed", f"<detain verb|detain noun> <speaker> …3 <{WHOM}>", unless=BAR)
def _(verb: Mention, who: Mention, whom: Mention) -> str | None:
    return _done(verb, who, whom) if who.value in HOLDERS else None


@rule("deed", f"<speaker> <detain verb> …2 <{WHOM}>", unless=BAR)
def _(who: Mention, verb: Mention, whom: Mention) -> str | None:
    return _done(verb, who, whom) if who.value in HOLDERS and not verb.before else None


@rule("deed", "<detain noun> <suspect>")
def _(noun: Mention, whom: Mention) -> str:
    return str(noun.value)


@rule("deed", "<cast verb> <speaker>? …4 <seizure>", unless=BAR)
def _(verb: Mention, who: Mention | None, seizure: Mention) -> str:
    return str(verb.value)


@rule("deed", "<clear verb|clear noun> <speaker>? …2 <cleared|people|crowd|site>", unless=BAR)
def _(verb: Mention, who: Mention | None, whom: Mention) -> str | None:
    fighters = isinstance(whom.value, People) and whom.value.group == "militant"
    return None if fighters else _done(verb, who, whom)


@rule("deed", "<open verb> <speaker|spot>? …5 <probe noun>", unless=BAR)
def _(verb: Mention, who: Mention | None, inquiry: Mention) -> str | None:
    return str(inquiry.value) if is_doer(who) and not inquiry.before.startswith("و") else None


@rule("deed", "<open noun> <probe noun>")
def _(opening: Mention, inquiry: Mention) -> str | None:
    return None if inquiry.before else str(inquiry.value)


@rule("deed", "<lasting>? <probe noun> …2 <going>", unless=BAR)
def _(lasting: Mention | None, inquiry: Mention, going: Mention) -> str | None:
    return str(inquiry.value) if going.before in BARE else None


@rule("deed", "<probe noun> <already>? <open verb>")
def _(inquiry: Mention, already: Mention | None, verb: Mention) -> str | None:
    return None if verb.before else str(inquiry.value)


@rule("deed", "<probe noun|probe verb> <into> …2 <matter|happening>", unless=BAR)
def _(inquiry: Mention, into: Mention, matter: Mention) -> str | None:
    return None if into.before or matter.before.startswith("و") else str(inquiry.value)


@rule("deed", "<speaker> <probe verb> <into>")
def _(who: Mention, verb: Mention, into: Mention) -> str | None:
    return None if verb.before or into.before else str(verb.value)


@rule("deed", "<relieve verb|relieve noun> <speaker>? …6 <post>", unless="comma that")
def _(verb: Mention, who: Mention | None, post: Mention) -> str:
    return str(verb.value)


@rule("deed", "<dismissal noun> <speaker>")
def _(noun: Mention, whom: Mention) -> str | None:
    return str(noun.value) if whom.before in BARE else None


@rule("deed", "<convene verb> <speaker|spot>? …6 <meeting> <urgent|security kind>", unless="that comma to")
def _(verb: Mention, who: Mention | None, meeting: Mention, urgent: Mention) -> str | None:
    return "emergency_meeting" if is_doer(who) and urgent.before in BARE else None


@rule("deed", "<meeting> <security kind>? <urgent>")
def _(meeting: Mention, kind: Mention | None, urgent: Mention) -> str | None:
    return "emergency_meeting" if urgent.before in BARE else None


@rule("deed", "<answer> …2 <happening|kill noun>", unless=BAR)
def _(answer: Mention, what: Mention) -> str | None:
    return None if getattr(what.value, "type", "") in OWN else str(answer.value)


@rule("deed", "<return verb> <speaker|spot>? …3 <fire|in kind>", unless=BAR)
def _(verb: Mention, who: Mention | None, fire: Mention) -> str | None:
    return str(verb.value) if is_doer(who) else None


@rule("deed", "<close verb> <speaker>? …2 <closed>", unless=BAR)
def _(verb: Mention, who: Mention | None, closed: Mention) -> str | None:
    return str(verb.value) if is_doer(who) and not closed.before.startswith("و") else None


@rule("deed", "<sentiment>")
def _(sentiment: Mention) -> str:
    return str(sentiment.value)


@rule("deed", "<voice verb> <speaker|spot>? …5 <feeling|sentiment>", unless=BAR)
def _(verb: Mention, who: Mention | None, feeling: Mention) -> str | None:
    return str(feeling.value) if is_doer(who) and not feeling.before.startswith("و") else None


@rule("deed", f"<enact verb> <speaker|spot>? …5 <{NOUNS}>", unless=f"{BAR} undeed")
def _(verb: Mention, who: Mention | None, act: Mention) -> str | None:
    return str(act.value) if is_doer(who) and not act.before.startswith("و") else None


@rule("deed", "<enact verb> <deed>")
def _(verb: Mention, deed: Mention) -> str | None:
    named = bool(deed.parts) and deed.parts[0].kind.endswith("noun")
    return str(deed.value) if named and not deed.before.startswith("و") else None


@rule("undone", "<undeed>")
def _(word: Mention) -> str:
    return "else"


@rule("undone", "<deed verb|seize verb> …3 <court|stopped|loyal>")
def _(verb: Mention, word: Mention) -> str:
    return word.kind


@rule("undone", f"<seize verb|detain verb> …2 <occupier> …8 <{WHOM}|amount>", unless="comma")
def _(verb: Mention, who: Mention, whom: Mention) -> str:
    return "occupation"


@rule("undone", f"<occupier> …2 <seize verb|detain verb> …4 <{WHOM}|amount>", unless="comma")
def _(who: Mention, verb: Mention, whom: Mention) -> str:
    return "occupation"
