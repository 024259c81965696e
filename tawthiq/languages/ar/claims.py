"""Claims: who is said to have done it, and how it is said.

A blame's parts hold the `actor` (for «قصف إسرائيلي» the `nationality`) and, where somebody accuses or suspects, the
`speaker`. Where nobody claimed the stance is `none`.
"""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE, TO
from tawthiq.model.values import Blame

rule = Room(needs="actor culprit via people happening date weapon", gives="blame", shows="blame")

LEADING = (*BARE, "و", "وال")
"""Clitics of a subject that stands before its verb."""
COMMAND = frozenset(("military", "police", "security", "official"))
"""Roles of those who announce what their forces did."""
BRANCHES = frozenset(("army", "air-force", "navy", "police", "security"))
"""Forces that are those of the country told of where no other is named."""
ARMED = frozenset(("army", "force", "forces", "navy", "police", "security", "coalition", "nato", "isaf", "amisom"))
"""Last words of the ids of forces that announce what they did themselves."""


def _blame(stance: str, actor: Mention, before: tuple[str, ...] = BARE) -> Blame | None:
    """Return the blame, None where a clitic ties the actor to something else."""
    value = f"state:{actor.value}" if actor.kind == "nationality" else str(actor.value)
    return Blame(stance, value) if actor.before in before else None


def _is_state(actor: Mention) -> bool:
    return str(actor.value).startswith("state:")


def _is_foreign(home: Mention, actor: Mention) -> bool:
    """Return whether an adjective or the name of a country («جنديا أوكرانيا») means another country than a force's."""
    own = str(actor.value).partition(":")[2]
    other = str(home.value) if home.kind == "nationality" else str(home.value).removeprefix("state:")
    return bool(own) and len(other) == len(own) and other != own


def _is_own(attack: Mention) -> bool:
    """Return whether an attack or people are the subject's: «قصفه», «قصف …»; «القصف» and «هجمات» may be another's."""
    return attack.value == "-" or bool(attack.after) or (attack.value == "doing" and not attack.before)


def _is_denial(verb: Mention) -> bool:
    return str(verb.value).startswith("den")


def _announces(speaker: Mention, actor: Mention) -> bool:
    """Return whether a speaker tells what the forces of his own country did."""
    branch, _, country = str(actor.value).partition(":")
    home = _home(speaker)
    own = not country or (home == country if home else speaker.value == "military")
    return own and branch in BRANCHES and speaker.value in COMMAND


def _home(speaker: Mention) -> str:
    """Return the country that an adjective in a speaker's words names, empty where none does."""
    if speaker.kind == "nationality":
        return str(speaker.value)
    return next((home for part in speaker.parts if (home := _home(part))), "")


def _is_place(actor: Mention) -> bool:
    """Return whether an actor is only the name of a country, which may say where and not who."""
    return actor.rule == "<spot>"


def _is_ministry(actor: Mention) -> bool:
    """Return whether an actor is an office of a state, which speaks for its forces and is attacked itself."""
    return bool(actor.parts) and actor.parts[0].kind == "ministry"


def _is_force(actor: Mention) -> bool:
    """Return whether an actor is an armed force of a state: `army:EG`, `iq-army`."""
    return str(actor.value).partition(":")[0].rpartition("-")[2] in ARMED


@rule("blame", "<claim verb> …3 <actor>", unless="stop comma that did_verb of bar council")
def _(verb: Mention, actor: Mention) -> Blame | None:
    return _blame("claimed", actor)


@rule("blame", "<claim verb> <actor> <kill noun|kill verb> <people|crowd>")
def _(verb: Mention, actor: Mention, kill: Mention, dead: Mention) -> Blame | None:
    return _blame("claimed", actor)


@rule("blame", "<claim verb> <actor> <policy>")
def _(verb: Mention, actor: Mention, policy: Mention) -> Blame:
    return Blame("none")


@rule("blame", "<actor> <already>? <claim verb>")
def _(actor: Mention, already: Mention | None, verb: Mention) -> Blame | None:
    return None if verb.before else _blame("claimed", actor, LEADING)


@rule("blame", "<negation> <claim verb|take verb> …4 <responsibility|actor>", unless="stop comma")
def _(no: Mention, verb: Mention, end: Mention) -> Blame:
    return Blame("none")


@rule("blame", "<negation> <take verb> <actor> …10 <responsibility>", unless="stop said_verb actor")
def _(no: Mention, verb: Mention, actor: Mention, end: Mention) -> Blame:
    return Blame("none")


@rule("blame", "<take verb> <actor> …10 <responsibility>", unless="stop deny_verb said_verb negation")
def _(verb: Mention, actor: Mention, end: Mention) -> Blame | None:
    return _blame("claimed", actor)


@rule("blame", "<actor> <already>? <take verb> …3 <responsibility>", unless="stop that actor")
@rule("blame", "<actor> <already>? <admit verb> …3 <charge>", unless="stop said_verb that actor")
def _(actor: Mention, already: Mention | None, verb: Mention, end: Mention) -> Blame | None:
    return None if verb.before else _blame("claimed", actor, LEADING)


@rule("blame", "<said verb> <actor> …8 <own deed>", unless="stop said_verb that actor kill_noun kill_verb which")
def _(verb: Mention, actor: Mention, deed: Mention) -> Blame | None:
    announced = str(verb.value).startswith("announce") and deed.before in ("", "ب")
    return _blame("claimed", actor) if announced else None


@rule("blame", "<negation> <said verb> <actor> …8 <own deed>", unless="stop said_verb that actor")
def _(no: Mention, verb: Mention, actor: Mention, deed: Mention) -> Blame:
    return Blame("none")


@rule("blame", "<said verb> <actor> …9 <own people> <already>? <did verb>", unless="stop said_verb")
def _(verb: Mention, actor: Mention, people: Mention, already: Mention | None, deed: Mention) -> Blame | None:
    return _blame("claimed", actor) if _is_own(people) else None


@rule("blame", "<said verb> <actor> …9 <own people> <kill verb|slay verb> <people|crowd>", unless="stop said_verb")
def _(verb: Mention, actor: Mention, people: Mention, kill: Mention, dead: Mention) -> Blame | None:
    return None if dead.before or not _is_own(people) else _blame("claimed", actor)


@rule("blame", "<said verb> <actor> …9 <own that> <already>? <did verb|kill verb>", unless="stop said_verb that")
def _(verb: Mention, actor: Mention, that: Mention, already: Mention | None, deed: Mention) -> Blame | None:
    return None if _is_denial(verb) or deed.value == "done" else _blame("claimed", actor)


@rule("blame", "<said verb> <actor> …9 <own that|own people> <manage verb> …6 <feat>", unless="stop said_verb")
def _(verb: Mention, actor: Mention, own: Mention, manage: Mention, feat: Mention) -> Blame | None:
    mine = own.kind == "own_that" or _is_own(own)
    return None if _is_denial(verb) or manage.before or not mine else _blame("claimed", actor)


@rule("blame", "<actor> <already>? <take verb> …6 <own deed>", unless="stop said_verb actor kill_noun kill_verb")
def _(actor: Mention, already: Mention | None, verb: Mention, deed: Mention) -> Blame | None:
    return None if verb.before or deed.before.endswith("ال") else _blame("claimed", actor, LEADING)


@rule("blame", "<said verb> <actor> …7 <kill noun|kill verb> …3 <people|single|crowd>", unless="stop said_verb actor")
def _(verb: Mention, actor: Mention, kill: Mention, people: Mention) -> Blame | None:
    """Return that a state or its forces killed the militants whom they announce dead."""
    armed = _is_force(actor) or _is_state(actor)
    return _blame("claimed", actor) if people.value.group == "militant" and armed else None


@rule(
    "blame", "<said verb> <actor> …7 <kill noun> …3 <people|crowd> <nationality|actor>?", unless="stop said_verb actor"
)
def _(verb: Mention, actor: Mention, kill: Mention, people: Mention, home: Mention | None) -> Blame | None:
    home = home or (people.parts[-1] if people.parts and people.parts[-1].kind in ("land", "nationality") else None)
    enemies = home and home.before == "" and _is_force(actor) and _is_foreign(home, actor)
    return _blame("claimed", actor) if enemies else None


@rule("blame", "<said verb> <speaker> …6 <actor> <did verb|kill verb> <people|crowd>?", unless="stop said_verb guise")
def _(verb: Mention, speaker: Mention, actor: Mention, deed: Mention, dead: Mention | None) -> Blame | None:
    passive = deed.kind == "kill_verb" and dead is None
    told = not (_is_denial(verb) or deed.before or passive) and _announces(speaker, actor)
    return _blame("claimed", actor) if told else None


@rule("blame", "<admit verb> <actor> …3 <charge>", unless="stop said_verb that actor")
def _(verb: Mention, actor: Mention, deed: Mention) -> Blame | None:
    return _blame("claimed", actor)


@rule("blame", "<accuse verb|accusing> <speaker>? <actor>")
def _(verb: Mention, speaker: Mention | None, actor: Mention) -> Blame | None:
    return (
        None if _is_state(actor) or _is_ministry(actor) or not actor.value or verb.after else _blame("accused", actor)
    )


@rule("blame", "<accuse verb|accusing> <speaker>? …9 <culprit>", unless="stop that")
def _(verb: Mention, speaker: Mention | None, culprit: Mention) -> Blame | None:
    inner = culprit.parts[0]
    return None if speaker and inner.first < speaker.last else _blame("accused", inner)


@rule("blame", "<actor> <charged|accuse verb> <speaker>? <charge>")
def _(actor: Mention, verb: Mention, speaker: Mention | None, charge: Mention) -> Blame | None:
    passive = verb.kind == "charged" or verb.after
    return _blame("accused", actor) if passive and verb.before in BARE else None


@rule("blame", "<hold verb> <speaker|actor> …5 <actor> …10 <responsibility>", unless="stop that said_verb actor")
@rule("blame", "<hold verb> <speaker>? <actor> …8 <responsibility>", unless="stop comma actor")
def _(verb: Mention, accuser: Mention | None, actor: Mention, end: Mention) -> Blame | None:
    return _blame("accused", actor)


@rule("blame", "<attribute verb> …7 <toward> <actor>", unless="stop that toward")
def _(verb: Mention, to: Mention, actor: Mention) -> Blame | None:
    return None if to.before else _blame("accused", actor)


@rule("blame", "<actor> <bear verb> <responsibility>")
def _(actor: Mention, verb: Mention, end: Mention) -> Blame | None:
    return None if verb.before else _blame("accused", actor)


@rule("blame", "<speaker>? <blaming> <actor>")
def _(speaker: Mention | None, blaming: Mention, actor: Mention) -> Blame | None:
    return _blame("accused", actor, (*BARE, *TO))


@rule("blame", "<speaker>? <finger> …3 <toward|onto> <actor>", unless="stop comma that actor negation")
def _(speaker: Mention | None, finger: Mention, onto: Mention, actor: Mention) -> Blame | None:
    return None if onto.before else _blame("accused", actor)


@rule("blame", "<attributed> <actor>")
def _(attributed: Mention, actor: Mention) -> Blame | None:
    return _blame("accused", actor, (*BARE, *TO)) if attributed.before in (*BARE, "و", "وال") else None


@rule(
    "blame", "<presumed> …4 <actor>", unless="stop comma negation kill_noun kill_verb dead_many haunt between object_of"
)
def _(presumed: Mention, actor: Mention) -> Blame | None:
    return None if _is_place(actor) and actor.first > presumed.last else _blame("suspected", actor, (*BARE, *TO))


@rule("blame", "<object of> <band> <presumed> …4 <actor>", unless="stop comma")
def _(object_of: Mention, band: Mention, presumed: Mention, actor: Mention) -> Blame:
    return Blame("none")


@rule("blame", "<reply> …2 <strike> <quality>? <actor|nationality>", unless="stop comma")
def _(reply: Mention, strike: Mention, quality: Mention | None, actor: Mention) -> Blame:
    return Blame("none")


@rule("blame", "<actor> <behind> …1 <happening>", unless="stop comma actor")
def _(actor: Mention, behind: Mention, attack: Mention) -> Blame | None:
    return None if behind.before else _blame("accused", actor, LEADING)


@rule("blame", "<presumed> …2 <actor> <behind> …1 <happening>", unless="stop comma")
def _(presumed: Mention, actor: Mention, behind: Mention, attack: Mention) -> Blame | None:
    return _blame("suspected", actor)


@rule("blame", "<presumed> <nationality>")
def _(presumed: Mention, nationality: Mention) -> Blame | None:
    return _blame("suspected", nationality)


@rule("blame", "<involvement> <actor> <locative> <happening>")
def _(tie: Mention, actor: Mention, locative: Mention, attack: Mention) -> Blame | None:
    return None if tie.after or tie.before.endswith("ال") else _blame("suspected", actor)


@rule("blame", "<deny verb> …4 <involvement> <actor> <locative>? <happening>?", unless="stop comma")
def _(verb: Mention, tie: Mention, actor: Mention, locative: Mention | None, attack: Mention | None) -> Blame | None:
    return _blame("denied", actor)


@rule("blame", "<may be> …1 <actor> <behind>", unless="stop comma")
def _(be: Mention, actor: Mention, behind: Mention) -> Blame | None:
    return _blame("suspected", actor)


@rule("blame", "<may be> <behind> …2 <actor>", unless="stop comma")
def _(be: Mention, behind: Mention, actor: Mention) -> Blame | None:
    return _blame("suspected", actor)


@rule("blame", "<deny verb> …4 <actor> …5 <guilt>", unless="stop comma")
def _(verb: Mention, actor: Mention, guilt: Mention) -> Blame | None:
    return _blame("denied", actor)


@rule("blame", "<actor> <deny verb> …4 <guilt>", unless="stop comma")
def _(actor: Mention, verb: Mention, guilt: Mention) -> Blame | None:
    return None if verb.before else _blame("denied", actor)


@rule("blame", "<happening|strike> …3 <did verb> <actor>", unless="stop comma that actor when")
def _(attack: Mention, verb: Mention, actor: Mention) -> Blame | None:
    return Blame("none") if verb.value.rstrip("+") in ("hit", "hits") and not verb.before and not verb.after else None


@rule("blame", "<did verb> <date|of it>? <actor>")
def _(verb: Mention, day: Mention | None, actor: Mention) -> Blame | None:
    """Return who did it after a verb in the singular; one of several («قصفوا») has them before it."""
    victim = not actor.value and verb.value.startswith("hit") and not verb.after
    return None if victim or verb.value.endswith("+") or (day and day.before) else _blame("stated", actor)


@rule("blame", "<did verb> <actor> <release>")
def _(verb: Mention, actor: Mention, release: Mention) -> Blame | None:
    """Return nobody where somebody is let go: «أطلقت الجماعة سراح …»."""
    return None if release.before else Blame("none")


@rule("blame", "<did verb> <some of> <actor>")
def _(verb: Mention, some: Mention, actor: Mention) -> Blame | None:
    return None if some.before or (verb.value.startswith("hit") and _is_force(actor)) else _blame("stated", actor)


@rule("blame", "<actor> <stationed> …6 <did verb>", unless="stop actor said_verb which")
def _(actor: Mention, stationed: Mention, verb: Mention) -> Blame | None:
    return None if verb.before or verb.after or verb.value == "done" else _blame("stated", actor)


@rule("blame", "<actor> <comma>? <backed> …9 <did verb>", unless="stop said_verb which that")
def _(actor: Mention, comma: Mention | None, backed: Mention, verb: Mention) -> Blame | None:
    """Return who did it where its allies stand between: «الجيش مدعوما ب… هاجم», «القوات، بإسناد من …، شنت»."""
    return None if verb.before or verb.after or verb.value == "done" else _blame("stated", actor, LEADING)


@rule("blame", "<person one|persons> <is> <actor>")
def _(person: Mention, verb: Mention, actor: Mention) -> Blame | None:
    told = person.value == "attacker" and person.before.endswith("ال") and not verb.before
    return _blame("stated", actor, (*BARE, *TO)) if told and not _is_force(actor) else None


@rule("blame", "<that> <person one|suspect> <actor>")
def _(that: Mention, person: Mention, actor: Mention) -> Blame | None:
    """Return somebody described whom the attacker or suspect is said to be, without a verb: «إن المهاجم شاب …»."""
    known = person.before.endswith("ال") or person.last - person.first > 1
    stance = {"attacker": "stated", "presumed": "suspected"}.get(str(person.value), "")
    return _blame(stance, actor, ("",)) if known and stance and not actor.value else None


@rule("blame", "<actor> <kill verb> <people|crowd>")
def _(actor: Mention, verb: Mention, dead: Mention) -> Blame | None:
    return None if verb.before or verb.after or dead.before else _blame("stated", actor, LEADING)


@rule("blame", "<actor> <already>? <did verb>")
def _(actor: Mention, already: Mention | None, verb: Mention) -> Blame | None:
    may = already is not None and verb.value.rstrip("+").endswith("s")
    other = verb.before or verb.after or verb.value == "done"
    return None if may or other else _blame("stated", actor, LEADING)


@rule("blame", "<which> <did verb> <actor>")
def _(which: Mention, verb: Mention, actor: Mention) -> Blame | None:
    return Blame("none") if verb.value.rstrip("+") in ("hit", "hits") and not verb.after else None


@rule("blame", "<guise> <actor> <did verb>?")
def _(guise: Mention, actor: Mention, verb: Mention | None) -> Blame | None:
    return None if guise.before.endswith("ال") else Blame("none")


@rule("blame", "<downed> <strike|actor> <quality>? <nationality>?")
def _(downed: Mention, craft: Mention, quality: Mention | None, nationality: Mention | None) -> Blame | None:
    return Blame("none") if downed.before != "ال" and craft.before in BARE else None


@rule("blame", "<actor> <already>? <renew verb> …5 <renewed>", unless="stop that said_verb actor")
def _(actor: Mention, already: Mention | None, verb: Mention, attack: Mention) -> Blame | None:
    return None if verb.before or not _is_own(attack) else _blame("stated", actor, LEADING)


@rule("blame", "<actor> <already>? <throw verb> …4 <weapon>", unless="stop that said_verb actor")
def _(actor: Mention, already: Mention | None, verb: Mention, weapon: Mention) -> Blame | None:
    return None if verb.before or verb.after else _blame("stated", actor, LEADING)


@rule("blame", "<actor> <is> <which|of> <did verb>")
def _(actor: Mention, verb: Mention, which: Mention, deed: Mention) -> Blame | None:
    return None if deed.value == "done" and not deed.after else _blame("stated", actor, LEADING)


@rule("blame", "<strike> <quality>? <nationality> <likely>")
def _(strike: Mention, quality: Mention | None, nationality: Mention, likely: Mention) -> Blame | None:
    return _blame("suspected", nationality)


@rule("blame", "<strike> <quality>? <likely> <actor>")
def _(strike: Mention, quality: Mention | None, likely: Mention, actor: Mention) -> Blame | None:
    return _blame("suspected", actor, TO)


@rule("blame", "<fires|set fire> <actor> <fire>")
@rule("blame", "<open verb> <actor> <in kind>")
@rule("blame", "<throw verb> <actor> …4 <weapon>", unless="stop that said_verb actor")
@rule("blame", "<manage verb> <actor> …8 <feat>", unless="stop that said_verb")
def _(verb: Mention, actor: Mention, deed: Mention) -> Blame | None:
    return _blame("stated", actor)


@rule("blame", "<doing> <actor> …1 <charge>", unless="stop comma")
def _(doing: Mention, actor: Mention, deed: Mention) -> Blame | None:
    return _blame("stated", actor)


@rule("blame", "<act verb> <date>? <actor> …5 <charge>", unless="stop that said_verb actor")
def _(verb: Mention, day: Mention | None, actor: Mention, deed: Mention) -> Blame | None:
    return None if deed.after else _blame("stated", actor)


@rule("blame", "<strike> <fire|quality>? <quality>? <of> <actor>")
def _(strike: Mention, fire: Mention | None, quality: Mention | None, of: Mention, actor: Mention) -> Blame | None:
    return None if of.before or _is_place(actor) or _is_ministry(actor) else _blame("stated", actor)


@rule("blame", "<doing to> <actor> <site|people|single|crowd|spot|place class>")
def _(deed: Mention, actor: Mention, struck: Mention) -> Blame | None:
    led = struck.kind == "spot" and struck.value.relation
    return None if led or struck.before not in (*BARE, *TO) or deed.after else _blame("stated", actor)


@rule("blame", "<renew verb> <date>? <actor> …5 <renewed>", unless="stop that said_verb")
def _(verb: Mention, day: Mention | None, actor: Mention, attack: Mention) -> Blame | None:
    return _blame("stated", actor) if _is_own(attack) else None


@rule("blame", "<actor> <already>? <manage verb> …8 <feat>", unless="stop that said_verb")
def _(actor: Mention, already: Mention | None, verb: Mention, feat: Mention) -> Blame | None:
    return None if verb.before else _blame("stated", actor, LEADING)


@rule("blame", "<kill verb> <actor> <people|crowd>")
def _(verb: Mention, actor: Mention, dead: Mention) -> Blame | None:
    return None if verb.after or dead.before else _blame("stated", actor)


@rule("blame", "<side> <comma>? <actor>")
def _(side: Mention, comma: Mention | None, actor: Mention) -> Blame | None:
    return _blame("stated", actor, ("و", "وال"))


@rule("blame", "<by> <quality>? <actor|nationality>")
def _(by: Mention, quality: Mention | None, actor: Mention) -> Blame | None:
    return _blame("stated", actor, (*BARE, *TO))


@rule("blame", "<strike> <quality>? <actor>")
def _(strike: Mention, quality: Mention | None, actor: Mention) -> Blame | None:
    if _is_place(actor) or _is_ministry(actor) or (strike.value == "blast" and _is_force(actor)):
        return None
    return _blame("stated", actor, TO if quality or strike.before.endswith("ال") else ("", *TO))


@rule("blame", "<strike> <quality> <quality> <nationality|actor>")
def _(strike: Mention, first: Mention, second: Mention, doer: Mention) -> Blame | None:
    return _blame("stated", doer, TO if doer.kind == "actor" else BARE)


@rule("blame", "<strike> <quality>? <nationality> <quality>?")
def _(strike: Mention, first: Mention | None, nationality: Mention, last: Mention | None) -> Blame | None:
    return _blame("stated", nationality)


@rule("blame", "<fight> …2 <against> <actor>", unless="stop comma of locative")
@rule("blame", "<fought> …5 <against> <actor>", unless="stop comma said_verb")
@rule("blame", "<fight> …4 <between> <actor>", unless="stop comma digits")
def _(fight: Mention, against: Mention, actor: Mention) -> Blame | None:
    return _blame("stated", actor)


@rule("blame", "<fought> <actor>")
def _(fought: Mention, actor: Mention) -> Blame | None:
    return _blame("stated", actor)
