"""Events: words for violent incidents, with their type, and what takes them out of the world of facts."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE, TO
from tawthiq.model.values import Happening

rule = Room(
    needs="weapon number nationality",
    gives="happening accidental",
    covers="attack_noun attack_verb attack_two battle storm",
)

BY_WEAPON = {
    "car_bomb": "bombing", "suicide_vehicle": "bombing", "suicide_belt": "bombing", "ied": "bombing",
    "motorcycle_bomb": "bombing", "explosives": "bombing", "drone": "air_strike", "aircraft": "air_strike",
    "barrel_bomb": "air_strike", "mine": "landmine", "knife": "stabbing", "vehicle": "vehicle_ramming",
    "chemical": "chemical_attack", "mortar": "shelling", "artillery": "shelling", "rocket": "shelling",
    "missile": "shelling",
}  # fmt: skip
"""What a weapon makes of a word such as «هجوم» or «انفجار»."""
BLASTS = frozenset(("bombing", "landmine"))
"""What a weapon may make of an explosion."""
ACCIDENTAL = frozenset(("bombing", "vehicle_ramming"))
"""What may as well be an accident."""
OWN = (*BARE, *TO)
"""What may stand before those whose operation it is."""
OPEN = frozenset(("armed_attack", "shelling", "bombing", "other"))
"""Types whose words leave open by what means."""


def known(word: Mention) -> bool:
    """Return whether a word points back to an incident named before: by its article or a pronoun."""
    return word.before.endswith("ال") or word.before in ("لل", "ولل") or bool(word.after)


@rule("happening", "<attack noun>")
def _(noun: Mention) -> Happening:
    return Happening(str(noun.value), known=known(noun))


@rule("happening", "<attack verb>")
def _(verb: Mention) -> Happening:
    """Return «سيهاجم» as a threat: what is yet to come."""
    return Happening(str(verb.value), polarity="threat" if "س" in verb.before else "real")


@rule("happening", "<battle>")
def _(battle: Mention) -> Happening | None:
    """Refuse «المعركة», more often a struggle of another kind or one long past."""
    return None if known(battle) or battle.before == "ل" else Happening("armed_clash")


@rule("happening", "<attack two>")
def _(noun: Mention) -> Happening:
    return Happening(str(noun.value), known=known(noun))


@rule("happening", "<happening> <suicide>")
def _(happening: Mention, suicide: Mention) -> Happening | None:
    attack: Happening = happening.value
    if suicide.before == "و" or attack.suicide or happening.parts[0].kind == "attack_two":
        return None
    return replace(attack, type="bombing", suicide=True)


@rule("happening", "<attack two> <suicide>")
def _(noun: Mention, suicide: Mention) -> Happening | None:
    if suicide.before == "و":
        return None
    return Happening("bombing", suicide=True, number=2, known=known(noun))


@rule("happening", "<suicide>")
def _(suicide: Mention) -> Happening:
    return Happening("bombing", suicide=True, known=known(suicide))


@rule("happening", "<happening> <weapon>")
def _(happening: Mention, weapon: Mention) -> Happening | None:
    return None if weapon.before.startswith("و") else armed(happening.value, str(weapon.value))


@rule("happening", "<happening> …4 <weapon>", unless="comma happening suicide")
def _(happening: Mention, weapon: Mention) -> Happening | None:
    return armed(happening.value, str(weapon.value)) if weapon.before in ("ب", "بال") else None


def armed(happening: Happening, weapon: str) -> Happening | None:
    """Return an incident as its weapon makes it more precise, None where it does not."""
    kind = BY_WEAPON.get(weapon, "")
    precise = replace(happening, type=kind, suicide=happening.suicide or weapon.startswith("suicide"))
    fits = bool(kind) and happening.type in OPEN and (happening.type != "bombing" or kind in BLASTS)
    return precise if fits and precise != happening else None


@rule("happening", "<blow verb> …2 <weapon>", unless="comma self")
def _(verb: Mention, weapon: Mention) -> Happening | None:
    """Return «فجر مسلحون عبوة»; «فجر» alone is more often the dawn."""
    blown = BY_WEAPON.get(weapon.value) == "bombing" and weapon.before in (*BARE, "ب")
    return Happening("bombing", suicide=str(weapon.value).startswith("suicide")) if blown else None


@rule("happening", "<fires> …4 <fire>", unless="comma attack_noun attack_verb flier")
def _(fires: Mention, fire: Mention) -> Happening | None:
    return Happening("armed_attack") if fire.before in BARE else None


@rule("happening", "<firing> …4 <fire>", unless="comma attack_noun attack_verb flier freed")
def _(firing: Mention, fire: Mention) -> Happening | None:
    """Return «إطلاق الجنود النار»; «إطلاق النار» is a word of its own."""
    return Happening("armed_attack") if fire.before in BARE and fire.first > firing.last else None


@rule("happening", "<fires|firing> <flier> …4 <fire>", unless="comma attack_noun attack_verb unmanned")
def _(fires: Mention, flier: Mention, fire: Mention) -> Happening | None:
    """Return «أطلقت مروحيات النار» as an air strike."""
    return Happening("air_strike") if flier.before in BARE and fire.before in BARE else None


@rule("happening", "<fires|firing> <flier> …1 <unmanned> …4 <fire>", unless="comma attack_noun attack_verb")
def _(fires: Mention, flier: Mention, unmanned: Mention, fire: Mention) -> Happening | None:
    return Happening("air_strike") if flier.before in BARE and fire.before in BARE else None


@rule("happening", "<ruin> …3 <war asset>", unless="comma attack_noun attack_verb")
def _(ruin: Mention, asset: Mention) -> Happening | None:
    """Return «دمرت الطائرات ثلاث منصات» as an attack, whoever made it."""
    return Happening("other", known=known(ruin)) if asset.before in BARE else None


@rule("happening", "<brought down> …2 <flier>", unless="comma attack_noun attack_verb")
def _(brought: Mention, flier: Mention) -> Happening | None:
    """Return «أسقطت مروحية»; after «دمرت» it is rather the aircraft that destroys."""
    return Happening("other", known=known(brought)) if flier.before in BARE else None


@rule("happening", "<fires|firing> …4 <weapon>", unless="comma attack_noun attack_verb")
def _(fires: Mention, weapon: Mention) -> Happening | None:
    """Return «أطلق المسلحون ثلاثة صواريخ»: what is fired tells how."""
    shelled = BY_WEAPON.get(weapon.value) == "shelling" and weapon.before in BARE
    return Happening("shelling") if shelled else None


@rule("happening", "<ram> …5 <walkers>", unless="comma suicide")
def _(ram: Mention, walkers: Mention) -> Happening:
    return Happening("vehicle_ramming")


@rule("happening", "<attack noun|attack verb> <stormers>")
def _(attack: Mention, who: Mention) -> Happening | None:
    """Return «استهداف مسلحين»: where gunmen are named it is an attack of gunmen."""
    gunmen = attack.value == "other" and who.value == "armed_attack" and not who.before.startswith("و")
    return Happening("armed_attack", known=known(attack)) if gunmen else None


@rule("happening", "<repel> …4 <attack noun|attack two>", unless="comma")
def _(repel: Mention, attack: Mention) -> Happening | None:
    """Return «تصدت القوات لهجوم»: an attack that was fought off."""
    return Happening("armed_clash") if attack.value == "armed_attack" else None


@rule("happening", "<repel|foiled> …2 <stealing>", unless="comma")
def _(repel: Mention, stealing: Mention) -> Happening:
    """Return «إفشال محاولة تسلل» as a fight: it was stopped by force."""
    return Happening("armed_clash")


@rule("happening", "<stroke> <nationality>")
def _(stroke: Mention, whose: Mention) -> Happening | None:
    return Happening("air_strike", known=known(stroke)) if whose.before in BARE else None


@rule("happening", "<stormers> …1 <storm>", unless="comma")
def _(who: Mention, storm: Mention) -> Happening | None:
    """Return «الاحتلال يقتحم البلدة» as a raid."""
    return Happening(str(who.value)) if who.value != storm.value and who.before in BARE and not storm.before else None


@rule("happening", "<storm> …2 <stormers>", unless="comma")
def _(storm: Mention, who: Mention) -> Happening | None:
    other = who.value != storm.value and not who.before.startswith("و")
    return Happening(str(who.value), known=known(storm)) if other else None


@rule("happening", "<operation> …2 <stormers>", unless="comma attack_noun attack_verb aim")
def _(operation: Mention, who: Mention) -> Happening | None:
    """Return «عمليات نفذها الجيش»: what forces carry out."""
    return Happening("raid", known=known(operation)) if who.value == "raid" and who.before in OWN else None


@rule("happening", "<storm>")
def _(storm: Mention) -> Happening:
    return Happening(str(storm.value), known=known(storm))


@rule("happening", "<foiled> …3 <attack noun|attack two>")
def _(foiled: Mention, noun: Mention) -> Happening:
    return Happening(str(noun.value), polarity="foiled")


@rule("happening", "<threat|danger> …3 <attack noun|attack two>", unless="comma")
def _(threat: Mention, noun: Mention) -> Happening | None:
    """Return «خطر هجوم» as a threat; «بجروح خطرة في هجوم» is how badly somebody was hurt."""
    is_grave = threat.kind == "danger" and threat.after
    return None if is_grave else Happening(str(noun.value), polarity="threat")


@rule("happening", "<warned> …4 <of> …1 <attack noun>", unless="comma")
def _(warned: Mention, of: Mention, noun: Mention) -> Happening | None:
    """Return «حذرت السفارة من هجمات» as a threat."""
    return None if noun.before else Happening(str(noun.value), polarity="threat")


@rule("happening", "<any> <attack noun>")
def _(some: Mention, noun: Mention) -> Happening | None:
    return None if noun.before else Happening(str(noun.value), polarity="threat")


@rule("happening", "<verdict> …4 <attack noun>", unless="comma happening")
def _(verdict: Mention, noun: Mention) -> Happening | None:
    """Return «قضت المحكمة بإعدام متهمين» as denied: what courts have done is no attack."""
    return Happening("execution", polarity="denied") if noun.value == "execution" else None


@rule("happening", "<attack noun|attack verb> …3 <convict>", unless="comma")
def _(attack: Mention, convict: Mention) -> Happening | None:
    return Happening("execution", polarity="denied") if attack.value == "execution" else None


@rule("happening", "<attack noun> <unreal>")
def _(noun: Mention, unreal: Mention) -> Happening | None:
    """Return «هجوم محتمل» as a threat; of an alleged attack with poison only the means is in doubt."""
    return None if noun.value == "chemical_attack" else Happening(str(noun.value), polarity="threat")


@rule("happening", "<attack noun|attack verb> …2 <accident>", unless="comma weapon suicide")
def _(attack: Mention, accident: Mention) -> Happening | None:
    """Return a blast of gas or somebody run over by a train as denied: no violence."""
    return Happening(str(attack.value), polarity="denied") if attack.value in ACCIDENTAL else None


@rule("happening", "<nature> …3 <attack verb>", unless="comma")
def _(cause: Mention, attack: Mention) -> Happening:
    """Return «السيول التي داهمت القرية» as denied: nobody did it."""
    return Happening(str(attack.value), polarity="denied")


@rule("happening", "<attack noun|attack verb> …1 <nature>", unless="comma")
def _(attack: Mention, cause: Mention) -> Happening | None:
    """Return «هجوم شنته كلاب ضالة» as denied, as «هاجمت كلاب» is."""
    return Happening(str(attack.value), polarity="denied") if cause.before in BARE else None


@rule("happening", "<accident> <attack noun>")
def _(accident: Mention, attack: Mention) -> Happening | None:
    """Return «حريق وانفجار» as denied, as «انفجار غاز» is."""
    joined = attack.before == "و" and attack.value == "bombing"
    return Happening("bombing", polarity="denied") if joined else None


@rule("happening", "<attack noun|attack verb> <figurative>")
def _(attack: Mention, figurative: Mention) -> Happening | None:
    return Happening(str(attack.value), polarity="denied") if figurative.before in (*BARE, "ب") else None


@rule("accidental", "<nature> …3 <attack verb>", unless="comma")
@rule("accidental", "<attack noun|attack verb> …1 <nature>", unless="comma")
def _(one: Mention, other: Mention) -> str | None:
    return "accident" if other.before in BARE else None


@rule("accidental", "<accident|play>")
def _(word: Mention) -> str:
    return "accident" if word.kind == "accident" else "figurative"
