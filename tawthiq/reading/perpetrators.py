"""Who is said to have done it: each actor once, in the strongest stance the article gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tawthiq.grammar.rules import Mention
from tawthiq.knowledge.actors import begun, group_named, group_of, is_shared, is_state, local, side
from tawthiq.knowledge.forces import BRANCHES, force_name
from tawthiq.model.claims import Claim, Saying
from tawthiq.model.values import Blame as Blamed
from tawthiq.model.values import Perpetrator
from tawthiq.reading.doing.persons import unveiled
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.sayings import Attribution, part
from tawthiq.reading.sentences import Sentence

STANCES = ("claimed", "accused", "suspected", "stated")
"""Stances that stand for one another where an article gives several for one actor, the strongest first."""
FOUGHT = frozenset(("armed_clash", "raid"))
"""Types of incident in which two sides fight: whoever fought may be said to have done it."""
CRACKDOWN = "crackdown"
FIGHTS = ("<fight>", "<side>")
"""How the rules begin by which the sides of a fight are found: of those in a crackdown, forces did it."""
ONE_SIDED = frozenset(("air_strike", "shelling", "raid"))
"""Types of incident that have no unknown doer: whoever is said to strike, however late in the text, did it."""
BY_HAND = frozenset(("vehicle_ramming", "stabbing"))
"""Types of incident that are no deed of forces: they shoot whoever did it."""
AUTHORITIES = frozenset(("official", "military", "police", "security", "political", "judicial", "foreign", "agency"))
WITNESSES = frozenset(("ngo", "un", "witness"))
"""Roles of those who accuse even states by telling what they did."""
OUTSPOKEN = frozenset(("official", "medical", "monitor"))
"""Roles of those who do so where what they say begins with it: «قال المسؤول إن الطائرات قصفت …»."""
OPENING = 4
"""Characters between «إن» and what somebody says first."""
PRESS = frozenset(("media", "outlet"))
"""Roles of those who accuse nobody by telling of a crime."""
ANSWERABLE = frozenset(("official", "military", "police", "security", "group"))
"""Roles of those who speak for a side that fights."""
ARMIES = frozenset(("army", "air-force", "navy"))
"""Forces that only a state with an army has, where no country is named."""
FIGHTS_IN = {"PS": "IL"}
"""Whose army fights in a country that has none."""
VAGUE = frozenset(("islamist-militants", "unnamed-terrorists"))
"""Groups that are no more than a description: with the article it takes up one named before («المتشددون»)."""
JIHADIST = "jihadist"
DEEDS = frozenset(("did_verb", "feat", "own_deed", "renewed"))
"""Kinds of word for what an actor did."""
SIDES = 60
"""Characters between the two sides of a fight."""
ALLIED = ("", "-", "–")
"""What stands between those that did it together, beside «و»."""
BEFORE = 40
"""Characters between a speaker and the accusation that is his: his name and a particle."""
APART = 2
"""Characters between those counted and what is suspected of them: a comma and a blank."""
NEAR = 3
"""Telling sentences of an account in which a plain «قصفت الطائرات …» names its perpetrator."""


def perpetrators(draft: Draft, attribution: Attribution, kind: str) -> list[Claim]:
    """Return the claims about who did an incident of a type, in the order of the text.

    Where the first sentences say nothing, the headline speaks for an incident that is the news, and then the later
    ones. What is only stated counts where nobody claims it or is blamed for it, and then for those named in the
    fullest words, unless two sides fought.
    """
    found = list(_strongest(_claims(draft, attribution, kind), country_of(draft)))
    if not found and draft.role == "main":
        found = list(_headline(draft, attribution, kind))[:1]
    if not found:
        found = list(_later(draft, attribution, kind))[:1]
    found = [claim for claim in found if _fits(claim, kind)]
    stated = [claim for claim in found if value_of(claim).stance == "stated"]
    if kind == "armed_clash" or not stated:
        return found
    blamed = [claim for claim in found if value_of(claim).stance != "stated"]
    if any(value_of(claim).stance != "denied" for claim in blamed):
        return blamed
    words = max(stated, key=_fullness).evidence
    return [*blamed, *(claim for claim in stated if claim.evidence == words)]


def value_of(claim: Claim) -> Perpetrator:
    """Return whom a claim is about, and the stance."""
    assert isinstance(claim.value, Perpetrator)
    return claim.value


def _fullness(claim: Claim) -> tuple[bool, int]:
    """Return how well an actor is told of: one that is known before a described one, more words before fewer."""
    return bool(value_of(claim).id), len(value_of(claim).actor.split())


def whose(claim: Claim, country: str) -> str:
    """Return who an actor is: forces of one state are one, as is the state itself."""
    value = value_of(claim)
    return side(value.id, country) if is_state(value.id) else value.name or value.actor


def _strongest(claims: Iterable[Claim], country: str) -> Iterable[Claim]:
    """Return for each actor the claim in the strongest stance; denials and accusations by somebody stand beside it."""
    kept: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        stance = value_of(claim).stance
        apart = stance if stance == "denied" or (stance == "accused" and claim.said_by) else ""
        key = (whose(claim, country), apart)
        if key not in kept or rank(claim) < rank(kept[key]):
            kept[key] = claim
    return kept.values()


def rank(claim: Claim) -> tuple[int, bool]:
    """Return how weak a claim is: its stance, and whether it names a country without forces or forces without one."""
    value = value_of(claim)
    half = value.id.startswith("state:") or value.id in BRANCHES
    return STANCES.index(value.stance) if value.stance in STANCES else 0, half


def _claims(draft: Draft, attribution: Attribution, kind: str) -> Iterator[Claim]:
    """Yield what the sentences of a draft say of who did it.

    Forces of a state that act beside a bombing came after it, and a fight beside an attack is another incident.
    """
    near = {seen.sentence.number for seen in draft.seen[:NEAR]}
    for sentence in draft.sentences:
        for blame in blames(sentence, draft, attribution, kind):
            plain = blame.mention.value.stance == "stated"
            if plain and sentence.number not in near:
                continue
            yield from (claim for claim in claims_of(blame) if not (plain and kind == "bombing" and _is_forces(claim)))


def _is_forces(claim: Claim) -> bool:
    return is_state(value_of(claim).id)


def _fits(claim: Claim, kind: str) -> bool:
    """Return whether whoever did it can have: forces crack down, and neither ram nor stab."""
    if kind == CRACKDOWN and claim.rule.startswith(FIGHTS):
        return _is_forces(claim)
    return kind not in BY_HAND or not _is_forces(claim)


def _headline(draft: Draft, attribution: Attribution, kind: str) -> Iterator[Claim]:
    """Yield what the headline of the article states of who did it."""
    for sentence in attribution.told:
        if sentence.is_title:
            for blame in blames(sentence, draft, attribution, kind):
                if blame.mention.value.stance == "stated":
                    yield from claims_of(blame)


def _later(draft: Draft, attribution: Attribution, kind: str) -> Iterator[Claim]:
    """Yield whom later sentences of a draft blame, or who struck."""
    for sentence in draft.sentences:
        for blame in blames(sentence, draft, attribution, kind):
            yield from (claim for claim in claims_of(blame) if kind in ONE_SIDED or value_of(claim).stance != "stated")


class Blame(NamedTuple):
    """Words of blame with where they stand, in whose words, and the country of the incident."""

    sentence: Sentence
    mention: Mention
    said: Saying | None
    country: str
    attribution: Attribution

    @property
    def is_crime(self) -> bool:
        """Return whether the words themselves accuse: «ارتكب»."""
        deed = part(self.mention, "did_verb", "strike")
        return deed is not None and str(deed.value).startswith("crime")

    @property
    def is_opening(self) -> bool:
        """Return whether the words are what somebody says first, right after «إن»."""
        return any(0 <= self.mention.start - that.end <= OPENING for that in self.sentence.of("that"))

    def is_of(self, speaker: Saying, id: str) -> bool:
        """Return whether a speaker speaks for the side of an actor."""
        return side(id, self.country) in self.attribution.sides(speaker, self.country)

    def is_of_other(self, speaker: Saying, id: str) -> bool:
        """Return whether a speaker speaks for another side than an actor's: «أعلنت وزارة الدفاع الروسية»."""
        sides = self.attribution.sides(speaker, self.country)
        return bool(sides) and side(id, self.country) not in sides

    def is_claimed(self, id: str) -> bool:
        """Return whether a group did it that claims deeds in the same article: its own words are retold."""
        told = (blame.value for sentence in self.attribution.told for blame in sentence.of("blame"))
        acts = part(self.mention, "did_verb") and id and not is_state(id)
        return bool(acts) and any(value.stance == "claimed" and value.actor == id for value in told)


def blames(sentence: Sentence, draft: Draft, attribution: Attribution, kind: str) -> Iterator[Blame]:
    """Yield the words of one sentence that say who did an incident of a type."""
    country = country_of(draft)
    for mention in (*sentence.of("blame"), *_unveilings(sentence)):
        fought = part(mention, "fight", "side") is not None
        fits = kind in FOUGHT or not (_is_gain(mention) or (fought and kind != CRACKDOWN))
        if mention.value.stance != "none" and fits and not _is_of_victims(sentence, mention):
            yield Blame(sentence, mention, None if fought else attribution.of(sentence, mention), country, attribution)


def _unveilings(sentence: Sentence) -> Iterator[Mention]:
    """Yield words of blame for each attacker whose name a sentence gives: «منفذ الهجوم يدعى …»."""
    for words, name in unveiled(sentence):
        if words.value:
            value, parts = Blamed(words.value), (*words.parts, name)
            yield Mention("blame", words.start, name.end, value, words.rule, parts, words.first, name.last)


def country_of(draft: Draft) -> str:
    """Return the country of an incident, empty where it is not known."""
    return (draft.place[2].country or "") if draft.place else ""


def _is_gain(mention: Mention) -> bool:
    """Return whether words of blame tell of ground won or held, which is no attack of its own."""
    return any(str(deed.value).startswith("gain") for deed in mention.parts if deed.kind in DEEDS)


def _is_of_victims(sentence: Sentence, mention: Mention) -> bool:
    """Return whether those counted among the dead are suspected: «قتل ثلاثة يشتبه بانتمائهم إلى …»."""
    presumed = part(mention, "presumed")
    counted = (toll for toll in sentence.of("toll") if toll.value.count.value)
    return presumed is not None and any(t.start < presumed.start <= t.end + APART for t in counted)


def claims_of(blame: Blame) -> Iterator[Claim]:
    """Yield the claims of words of blame: on the actor, and on who fought against it or did it together with it."""
    sentence, mention = blame.sentence, blame.mention
    first = _blamed(mention)
    other = _other(sentence, mention) if part(mention, "between") else None
    for actor in (first, other) if other else _allies(sentence, first):
        yield _claim(blame, actor)


def _blamed(mention: Mention) -> Mention:
    """Return the actor that words of blame are about: of two, the one whom the other blames."""
    named = (inner for inner in mention.parts if inner.kind == "actor" and inner.value == mention.value.actor)
    return next(named, None) or part(mention, "actor") or part(mention, "nationality") or mention


def _claim(blame: Blame, actor: Mention) -> Claim:
    """Return the claim that one actor did it; a group named by an authority is accused."""
    stance, by = blame.mention.value.stance, _by(blame.sentence, blame.mention)
    id = id_of(blame, actor)
    if stance == "claimed" and by is not None and blame.is_of_other(by, id):
        stance = "accused"
    if stance == "stated" and blame.said is not None:
        stance, by = _spoken(blame, blame.said, id)
    if stance == "stated" and (blame.is_claimed(id) or blame.is_claimed(str(actor.value))):
        stance = "claimed"
    value = Perpetrator(words_of(blame.sentence, actor), force_name(id, country=blame.country), id, stance)
    return Claim("perpetrator", value, blame.sentence.evidence(blame.mention), by, blame.mention.rule)


def id_of(blame: Blame, actor: Mention) -> str:
    """Return the id of an actor: for a nationality that of its country, for «the group» that of the group taken up.

    A name of a table means what it does there, whatever its words mean by themselves («القوات الانفصالية»). One that
    several groups share («المقاومة», «الجيش الوطني», «طالبان») means that of the country told of, or the one that the
    article names in full.
    """
    if actor.kind == "nationality":
        return f"state:{actor.value}"
    words = words_of(blame.sentence, actor)
    whole = "" if ":" in actor.value else group_named(words)
    if whole in VAGUE and words.startswith(blame.sentence.script.article):
        named = group_of(blame.attribution.taken_up(blame.sentence, actor))
        return named.id if named and named.kind == JIHADIST else whole
    if whole and not is_shared(whole, words):
        return whole
    if actor.value == "same":
        return blame.attribution.taken_up(blame.sentence, actor) or _of_country(blame, actor)
    name = _shared(blame.sentence, actor)
    known = local(name, blame.country) or _in_full(name, blame.attribution) if name else ""
    return known or _armed(str(actor.value), blame.country)


def _armed(id: str, country: str) -> str:
    """Return the id of «the army» in a country: where it has none that of who fights there (`army:IL`)."""
    return f"{id}:{FIGHTS_IN[country]}" if id in ARMIES and country in FIGHTS_IN else id


def _of_country(blame: Blame, actor: Mention) -> str:
    """Return the id of a group that no one has named before, if it is the only one called so in the country."""
    several = part(actor, "the_band")
    called = several is not None and several.value == "several"
    return begun(words_of(blame.sentence, several), blame.country) if several and called else ""


def _shared(sentence: Sentence, actor: Mention) -> str:
    """Return the name of a group in the words for an actor if others bear it too, else nothing."""
    group = part(actor, "group")
    name = words_of(sentence, group) if group else ""
    return name if group and is_shared(str(group.value), name) else ""


def _in_full(name: str, attribution: Attribution) -> str:
    """Return the id of the first group with a shared name that an article names by a name of its own, or nothing."""
    told = ((sentence, actor) for sentence in attribution.told for actor in sentence.of("actor"))
    bearers = (str(actor.value) for sentence, actor in told if not _shared(sentence, actor))
    return next((id for id in bearers if is_shared(id, name)), "")


def words_of(sentence: Sentence, actor: Mention) -> str:
    """Return the words that name an actor, with the article before them, which «لل…» hides."""
    actor = actor.parts[0] if part(actor, "wing") and actor.parts[0].kind == "actor" else actor
    article = sentence.script.article
    text = sentence.article.field(sentence.field)
    definite = actor.before.endswith(article) or text.endswith(article[-1] * 2, 0, actor.start)
    return (article if definite else "") + sentence.evidence(actor).text


def _spoken(blame: Blame, said: Saying, id: str) -> tuple[str, Saying | None]:
    """Return the stance of what a speaker states and who blames: of one's own side it is a claim."""
    if said.role in ANSWERABLE and blame.is_of(said, id):
        return "claimed", None
    crime = blame.is_crime and said.role not in PRESS
    told = said.role in WITNESSES or (blame.is_opening and _is_outspoken(said, id))
    accuses = crime or told or (said.role in AUTHORITIES and not is_state(id))
    return ("accused", said) if accuses else ("stated", None)


def _is_outspoken(said: Saying, id: str) -> bool:
    """Return whether a speaker accuses an actor of what he tells: groups accuse states, officials not their own."""
    if said.role == "group":
        return is_state(id)
    return said.role in OUTSPOKEN and (said.role != "official" or id not in BRANCHES)


def _other(sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the second side of a fight between two: the actor joined to the first by «و»."""
    return next(
        (
            actor
            for actor in sentence.of("actor")
            if 0 <= actor.start - mention.end <= SIDES and actor.before[:1] in sentence.script.joins
        ),
        None,
    )


def _allies(sentence: Sentence, actor: Mention) -> Iterator[Mention]:
    """Yield an actor and those that did it together with it: each right after the last, joined to it by «و».

    Nationalities may also follow one another, or a dash: «قصف أميركي بريطاني», «طائرات سورية - روسية».
    """
    yield actor
    text = sentence.article.field(sentence.field)
    near = []
    for other in sentence.of("actor", "nationality"):
        between = text[actor.end : other.start - len(other.before)].strip() if other.start > actor.end else "?"
        is_like = other.kind == "nationality" and (between or actor.kind == other.kind)
        if between in ALLIED and (other.before[:1] in sentence.script.joins or is_like):
            near.append(other)
    if near:
        yield from _allies(sentence, max(near, key=lambda other: other.end))


def _by(sentence: Sentence, mention: Mention) -> Saying | None:
    """Return who blames: the speaker within the words of blame, or the one right before an accusation."""
    speaker = part(mention, "speaker")
    if speaker is None and mention.value.stance == "accused":
        before = [m for m in sentence.of("speaker") if 0 <= mention.start - m.end <= BEFORE]
        speaker = before[-1] if before else None
    return Saying(sentence.evidence(speaker), str(speaker.value)) if speaker else None
