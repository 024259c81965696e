"""What kind of incident a draft tells of, and by what means it was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Claim
from tawthiq.model.values import Toll
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.sentences import Sentence

FLOWN = frozenset(("aircraft", "drone", "barrel_bomb"))
BURIED = frozenset(("car_bomb", "suicide_vehicle", "suicide_belt", "ied", "motorcycle_bomb"))
WORN = frozenset(("suicide_belt", "suicide_vehicle"))
BOMBS = BURIED | {"explosives"}
CARRIED = frozenset(("small_arms", "rocket", "grenade"))
FIRED = frozenset(("rocket", "mortar", "artillery", "missile"))
UNSAID = "<shot>"
"""The rule of a missile of which no word tells the make: of armed groups it is a rocket."""
REACHED = frozenset(("SA", "AE", "UA", "RU", "PK", "IN"))
"""Countries at which states and the like fire missiles from the ground."""
LYING = "lying"
"""What blew up where it lay, as a type of its own beside the types."""
IMPLIED = {
    LYING: ("explosives", BURIED | {"grenade", "mine", "missile", "mortar", "rocket"}),
    "bombing": ("explosives", BURIED | {"grenade", "mine"}), "air_strike": ("aircraft", FLOWN),
    "landmine": ("mine", BURIED), "stabbing": ("knife", frozenset()), "vehicle_ramming": ("vehicle", frozenset()),
}  # fmt: skip
"""The weapon that the word for a type says by itself, and those that make it needless."""
FOREIGN = {
    LYING: {"aircraft", "artillery", "drone", "small_arms"},
    "bombing": {"aircraft", "artillery", "drone", "rocket"}, "air_strike": {"mortar", "rocket", "small_arms"},
    "stabbing": {"small_arms"}, "vehicle_ramming": {"small_arms"}, "raid": {"aircraft"},
    "shelling": {"aircraft", "grenade", "small_arms"},
    "armed_attack": {"aircraft", "artillery", "drone"}, "armed_clash": {"aircraft", "artillery", "missile"},
}  # fmt: skip
"""Weapons that, named beside an incident of a type, are mostly those of another one."""
BY_WEAPON = {
    "ied": "bombing", "car_bomb": "bombing", "suicide_belt": "bombing", "explosives": "bombing", "knife": "stabbing",
    "drone": "air_strike", "aircraft": "air_strike", "rocket": "shelling", "missile": "shelling",
    "mortar": "shelling", "artillery": "shelling", "small_arms": "armed_attack",
}  # fmt: skip
"""What a weapon says about the type where no word names it, the most telling weapon first."""
NEAR = 4
"""How many telling sentences of an account are asked for what makes its type precise."""
SOON = 3
"""How many are asked for a suicide attack that is told of but once: later it is mostly another one."""
FAR = 8
"""How many are asked for its weapons."""
WEIGHT = {
    "armed_attack": 0.6, "armed_clash": 0.8, "raid": 0.8, "shelling": 0.9, "arson": 0.8, "execution": 0.7, "other": 0.5,
}  # fmt: skip
"""How much a word says about the type: general words («هجوم», «مجزرة») say less than precise ones («تفجير»)."""
COUNTED = 2.0
"""How much more a word says where victims are counted beside it."""
NAMED = "<attack noun>"
"""The rule of an attack that a noun alone names: «هجوم كيميائي»."""
POISONED = frozenset(("armed_attack", "shelling", "air_strike", "other"))
"""Types that are a chemical attack where poison is named beside them."""
SHOULDERED = "shouldered"
"""What is fired from the shoulder, «قذيفة الياسين 105»: a word of its own beside the weapons."""
BY_HAND = frozenset(("shelling", "armed_attack", "other"))
"""Types that are an armed attack where what is fired from the shoulder is named beside them."""
FROM_AFAR = FLOWN | {"mortar", "artillery"}
"""Weapons beside which it is not."""
MARCH = {"armed_clash": 1, "armed_attack": 2, "raid": 2}
"""How often protest must be named for a type to be a crackdown where those who protest are met."""
UNMEANT = frozenset(("bombing", "vehicle_ramming", "arson", "other"))
"""Types that may as well be an accident where one is named."""
ANSWERED = 2
"""Words between «ردا على» and the word for what was answered."""
FADING = 2
"""After how many words one more says half as much as the first."""


def real(draft: Draft) -> Iterator[tuple[Sentence, Mention]]:
    """Yield the words for incidents that happened, without those that were answered: «ردا على هجوم»."""
    found = ((s, m) for s in draft.sentences for m in s.of("happening") if m.value.polarity == "real")
    return ((s, m) for s, m in found if not is_answered(s, m))


def is_answered(sentence: Sentence, mention: Mention) -> bool:
    """Return whether an incident, or the weapon of one, is what was answered: «ردا على إطلاق صواريخ»."""
    return any(0 <= mention.first - a.last <= ANSWERED for a in sentence.of("answer", "aftermath"))


def type_of(draft: Draft) -> list[Claim]:
    """Return the type that most words speak for, else what a weapon or the harm says; none of an accident."""
    found = _by_words(draft) or _by_weapon(draft) or _by_harm(draft)
    return [] if found and _is_accident(str(found[0].value), draft) else found


def _is_accident(kind: str, draft: Draft) -> bool:
    """Return whether an accident is told of where somebody was harmed or something blew up, and no weapon is.

    A plane of which no attack is told may have crashed.
    """
    armed = {m.value for seen in draft.seen for m in seen.sentence.of("weapon")} - {"vehicle"}
    crashed = kind == "air_strike" and next(real(draft), None) is None
    if not crashed and (kind not in UNMEANT or armed or suicide(draft) or _count("meant", draft)):
        return False
    return any(m.value == "accident" for seen in draft.early(NEAR) for m in seen.sentence.of("accidental"))


def _by_words(draft: Draft) -> list[Claim]:
    """Return the type that most words speak for."""
    said = votes(draft)
    if not said:
        return []
    best = max(said, key=lambda name: (said[name], name))
    sentence, mention = _first(best, draft)
    return [Claim("type", _seen_whole(best, draft), sentence.evidence(mention), None, mention.rule)]


def votes(draft: Draft) -> dict[str, float]:
    """Return how much words say for each type, earlier ones more than later; weapons make general words precise."""
    said: dict[str, float] = {}
    armed = _armed(draft)
    for place, (sentence, mention) in enumerate(real(draft)):
        name = sharpened(mention.value.type, armed, _beside(sentence))
        worth = WEIGHT.get(mention.value.type, 1.0) * (COUNTED if sentence.of("toll", "joint") else 1.0)
        said[name] = said.get(name, 0.0) + worth / (1 + place / FADING)
    return said


def _first(name: str, draft: Draft) -> tuple[Sentence, Mention]:
    """Return the word that shows a type best: one that says it by itself, else the first that weapons make say it."""
    armed = _armed(draft)
    made = [(s, m) for s, m in real(draft) if sharpened(m.value.type, armed, _beside(s)) == name]
    return next(((s, m) for s, m in made if m.value.type == name), made[0])


def _beside(sentence: Sentence) -> set[str]:
    """Return the weapons named in a sentence, and whether one is fired from the shoulder.

    The poison of an attack that a noun of its own names is none of them.
    """
    poisoned = any(m.value.type == "chemical_attack" and m.rule == NAMED for m in sentence.of("happening"))
    beside = {m.value for m in sentence.of("weapon")} - ({"chemical"} if poisoned else set())
    return beside | ({SHOULDERED} if sentence.of(SHOULDERED) else set())


def _armed(draft: Draft) -> set[str]:
    """Return the weapons that make general words of an account precise."""
    armed = {m.value for seen in draft.early(NEAR) for m in seen.sentence.of("weapon")}
    armed |= {"suicide_belt"} if suicide(draft) else set()
    return armed | {"explosives"} if any(m.value.type == "bombing" for _, m in real(draft)) else armed


def _seen_whole(kind: str, draft: Draft) -> str:
    """Return the type that those who protest make of a fight, and stores or remnants of war of a blast."""
    if _count("protest", draft) >= MARCH.get(kind, inf):
        return "crackdown"
    return "other" if kind == "bombing" and lay_there(draft) else kind


def lay_there(draft: Draft) -> bool:
    """Return whether what blew up lay there: stores of ammunition, remnants of a war, no bomb that somebody laid."""
    near = [seen.sentence for seen in draft.early(NEAR)]
    laid = any(m.value in BURIED for sentence in near for m in sentence.of("weapon"))
    blew = (s for s in near if s.of("leftover") and any(m.value.type == "bombing" for m in s.of("happening")))
    return not laid and next(blew, None) is not None


def _count(what: str, draft: Draft) -> int:
    """Return how often something is named where the incident is told."""
    return sum(len(seen.sentence.of(what)) for seen in draft.early(NEAR))


def sharpened(kind: str, armed: set[str], beside: set[str]) -> str:
    """Return the type that weapons, those of an account and those named beside the word, make of a general one.

    >>> sharpened("armed_attack", {"drone"}, set()), sharpened("armed_clash", {"drone"}, set())
    ('air_strike', 'armed_clash')
    """
    if kind in POISONED and "chemical" in beside:
        return "chemical_attack"
    if kind == "bombing" and "mine" in armed and not armed & BURIED:
        return "landmine"
    if kind in ("shelling", "assassination") and armed & FLOWN:
        return "air_strike"
    if kind == "assassination":
        return "bombing" if armed & BOMBS else kind
    if kind in BY_HAND and SHOULDERED in beside and not beside & FROM_AFAR:
        return "armed_attack"
    return _of_attack(kind, armed, beside) if kind in ("armed_attack", "other") else kind


def _of_attack(kind: str, armed: set[str], beside: set[str]) -> str:
    if armed & BURIED:
        return "armed_attack" if armed & CARRIED else "bombing"
    if armed & FLOWN and "small_arms" not in armed:
        return "air_strike"
    if armed & FIRED:
        return "shelling"
    if "vehicle" in armed:
        return "vehicle_ramming"
    if "small_arms" in armed:
        return "armed_attack"
    return "stabbing" if "knife" in armed else kind


def _by_weapon(draft: Draft) -> list[Claim]:
    """Return the type that a weapon says where no word for an incident does."""
    named = {m.value: (s.sentence, m) for s in reversed(draft.early(NEAR)) for m in reversed(s.sentence.of("weapon"))}
    weapon = next((weapon for weapon in BY_WEAPON if weapon in named), None)
    if weapon is None:
        return []
    sentence, mention = named[weapon]
    kind = _seen_whole(BY_WEAPON[weapon], draft)
    return [Claim("type", kind, sentence.evidence(mention), None, mention.rule)]


def _by_harm(draft: Draft) -> list[Claim]:
    """Return the type of harm of which no word says how it was done."""
    toll = next(((s, m) for s in draft.sentences for m in s.of("toll", "joint")), None)
    if toll is None:
        return []
    fought = isinstance(toll[1].value, Toll) and toll[1].value.group == "militant"
    return [Claim("type", "armed_clash" if fought else "other", toll[0].evidence(toll[1]), None, toll[1].rule)]


def suicide(draft: Draft) -> list[Claim]:
    """Return that it was a suicide attack, where words say so early or twice, or the weapon is one of such attacks."""
    said = [(s, m) for s, m in real(draft) if m.value.suicide]
    soon = [seen.sentence for seen in draft.early(SOON)]
    if len(said) == 1 and not any(said[0][0] is sentence for sentence in soon):
        said = []
    near = ((seen.sentence, m) for seen in draft.early(NEAR) for m in seen.sentence.of("weapon") if m.value in WORN)
    found = next(iter(said), None) or next(((s, m) for s, m in near if not _unused(s, m)), None)
    return [Claim("suicide", True, found[0].evidence(found[1]), None, found[1].rule)] if found else []


def _unused(sentence: Sentence, weapon: Mention) -> bool:
    """Return whether a weapon is that of an attack that did not happen: «يخططون لهجوم بحزام ناسف»."""
    return any(m.holds(weapon) for m in sentence.of("happening") if m.value.polarity != "real")


def weapons(draft: Draft, type_: list[Claim]) -> list[Claim]:
    """Return the weapons; general ones go where a precise one is named, and some types imply one."""
    is_suicide = bool(suicide(draft))
    claims = [_driven(claim) if is_suicide else claim for claim in _named(draft, _is_ground(draft, type_))]
    named = {claim.value for claim in claims}
    vague = {"aircraft"} if named & {"drone", "barrel_bomb"} else set()
    vague |= {"explosives"} if named & BURIED else set()
    vague |= {"suicide_belt"} if named & {"suicide_vehicle", "motorcycle_bomb"} else set()
    kind = str(type_[0].value) if type_ else ""
    kind = LYING if kind == "other" and lay_there(draft) else kind
    vague |= FOREIGN.get(kind, set())
    claims = [claim for claim in claims if claim.value not in vague]
    weapon, others = IMPLIED.get(kind, ("", frozenset()))
    if weapon and not named & (others | {weapon}):
        claims.append(Claim("weapon", weapon, type_[0].evidence, None, type_[0].rule))
    return claims


def _is_ground(draft: Draft, type_: list[Claim]) -> bool:
    """Return whether a missile of unknown make may be a rocket: nothing flew, and no state's missiles reach there."""
    flew = any(m.value in FLOWN for seen in draft.early(FAR) for m in seen.sentence.of("weapon"))
    reached = draft.place is not None and draft.place[2].country in REACHED
    return not flew and not reached and not any(claim.value in ("air_strike", "other") for claim in type_)


def _named(draft: Draft, is_ground: bool) -> list[Claim]:
    """Return one claim for every weapon named, in the order of the text.

    Those in a speaker's title are none, nor is one with the article after another one: a class of weapons.
    """
    kept: dict[str, Claim] = {}
    for seen in draft.early(FAR):
        sayings = seen.sentence.of("saying")
        for mention in seen.sentence.of("weapon"):
            if not is_answered(seen.sentence, mention) and not any(s.start <= mention.start < s.end for s in sayings):
                words = seen.sentence.evidence(mention)
                value = "rocket" if is_ground and mention.rule == UNSAID else mention.value
                if kept and value not in kept and words.text.startswith(seen.sentence.script.article):
                    continue
                kept.setdefault(value, Claim("weapon", value, words, None, mention.rule))
    return list(kept.values())


def _driven(claim: Claim) -> Claim:
    """Return a car bomb of a suicide attack as a vehicle that the attacker drove."""
    return replace(claim, value="suicide_vehicle") if claim.value == "car_bomb" else claim
