"""Drafts made into accounts: each fact a claim with its words, speaker and rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from tawthiq.grammar.rules import Mention
from tawthiq.model.claims import Account, Claim
from tawthiq.model.kinds import Role
from tawthiq.model.values import SOME, Count, People, Toll
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.figures import Figure, settle, toll_of
from tawthiq.reading.means import real, suicide, type_of, weapons
from tawthiq.reading.perpetrators import perpetrators
from tawthiq.reading.sayings import Attribution
from tawthiq.reading.sentences import Sentence

COUNTED = frozenset(("people", "single", "crowd", "amount"))
LISTED = COUNTED | {"comma"}
HARMED = frozenset(("people", "crowd", "force"))
RANKED = frozenset(("<toll> <ranks>? <force|crowd>", "<toll> <comma>? <all them> <of>? <crowd|force>"))
"""The rules of «50 قتيلا في صفوف الجيش» and «50 قتيلا جميعهم من الجيش», whose last part is not what they count."""
TOGETHER = "<meet verb> …4 <people|single> …1 <people|single> …14 <death end>"
"""The rule of «لقي شرطي وثلاثة مدنيين مصرعهم», which counts those told second."""
ASSAULT = "armed_attack"
FIGHTERS = frozenset(("militant", "attacker"))
HARM = frozenset(("killed", "injured"))
NEAR = 4
"""How many telling sentences of an account are asked for its targets."""


def account(draft: Draft, attribution: Attribution, settled: list[Claim] | None = None) -> Account:
    """Return the account that a draft makes, with the type that was settled for it, else the one that rules find."""
    type_ = type_of(draft) if settled is None else settled
    claims = [*type_, *suicide(draft), *_attackers(draft), *weapons(draft, type_), *_targets(draft)]
    if draft.day:
        sentence, mention, moment = draft.day
        claims.append(Claim("date", moment, sentence.evidence(mention), None, mention.rule))
    if draft.place:
        sentence, mention, place = draft.place
        claims.append(Claim("place", place, sentence.evidence(_bare(mention)), None, mention.rule))
    what = str(type_[0].value) if type_ else "other"
    tolls = settle(list(_figures(draft, attribution)))
    claims += _assailants(tolls) if what == ASSAULT else tolls
    claims += perpetrators(draft, attribution, what)
    return Account(cast(Role, draft.role), tuple(claims))


def _assailants(tolls: list[Claim]) -> list[Claim]:
    """Return the tolls of an assault, in which fighters among others who were harmed are those who carried it out."""
    if all(toll_of(claim).group in FIGHTERS for claim in tolls if toll_of(claim).current):
        return tolls
    fought = (toll_of(claim).group == "militant" and toll_of(claim).status in HARM for claim in tolls)
    return [
        replace(claim, value=replace(toll_of(claim), group="attacker")) if is_fighter else claim
        for claim, is_fighter in zip(tolls, fought, strict=True)
    ]


def _attackers(draft: Draft) -> list[Claim]:
    """Return how many attackers are counted, where the text counts them."""
    for sentence, mention in real(draft):
        if mention.value.number:
            toll = Toll("involved", "attacker", Count(mention.value.number))
            return [Claim("attackers", toll, sentence.evidence(mention), None, mention.rule)]
    for seen in draft.seen[:NEAR]:
        for mention in seen.sentence.of("people"):
            if mention.value.group == "attacker" and mention.value.count.value is not None:
                toll = Toll("involved", "attacker", mention.value.count)
                return [Claim("attackers", toll, seen.sentence.evidence(mention), None, mention.rule)]
    return []


def _targets(draft: Draft) -> list[Claim]:
    """Return one claim for every different target, in the order of the text."""
    kept: dict[str, Claim] = {}
    for seen in draft.seen[:NEAR]:
        sayings = seen.sentence.of("saying")
        for mention in seen.sentence.of("target"):
            if not any(s.start <= mention.start < s.end for s in sayings):
                words = seen.sentence.evidence(_bare(mention))
                kept.setdefault(mention.value, Claim("target", mention.value, words, None, mention.rule))
    return list(kept.values())


def _bare(mention: Mention) -> Mention:
    """Return a place or target without the preposition that leads to it."""
    leads = bool(mention.parts) and mention.parts[0].kind in ("locative", "aim", "aims_at")
    if not leads or (mention.kind == "spot" and mention.value.relation != "in"):
        return mention
    return mention.parts[-1]


def _words(mention: Mention) -> Mention:
    """Return the part of a toll that shows the figure itself."""
    last = mention.parts[-1] if mention.parts else mention
    if mention.rule in RANKED:
        return mention
    if mention.rule == TOGETHER:
        return mention.parts[2]
    if last.kind == "of_them":
        last = mention.parts[-2]
    if last.kind in ("own_members", "their_ranks"):
        first = next(part for part in mention.parts[1:] if part.kind in ("amount", "one_of", "toll", "dead_many"))
        return last._replace(start=first.start, first=first.first)
    return last if last.kind in COUNTED and not _adds(mention, last) else mention


def _adds(mention: Mention, last: Mention) -> bool:
    """Return whether a toll counts one more than its last part says: «قتل مع ثلاثة آخرين»."""
    count: Count = last.value if isinstance(last.value, Count) else last.value.count
    return mention.kind == "toll" and 0 < (count.value or 0) < (mention.value.count.value or 0)


def _counted(mention: Mention) -> Mention:
    """Return the people or amount that a toll counts: of several the first, the others have figures of their own.

    One that adds to another of its group («استشهاد العريف محمد، والجندي أحمد») counts all that both tell.
    """
    if mention.kind == "joint":
        return mention
    if mention.rule in RANKED:
        return _counted(mention.parts[0])
    words = _words(mention)
    if words is not mention or _is_longer(mention):
        return words
    return next((part for part in mention.parts if part.kind in COUNTED), mention)


def _is_longer(mention: Mention) -> bool:
    """Return whether a toll begins with another one of its group."""
    return any(part.kind == "toll" and part.value.group == mention.value.group for part in mention.parts[:1])


def _figures(draft: Draft, attribution: Attribution) -> Iterator[Figure]:
    status = ""
    for seen in draft.seen:
        sentence = seen.sentence
        generic = {mention.start for mention in sentence.of("generic")}
        mentions = [m for m in _distinct(sentence.of("toll", "joint")) if m.start not in generic]
        for mention in mentions:
            said = attribution.of(sentence, mention)
            for toll, share in _tolls(mention, status or _first_status(mentions)):
                status = toll.status
                yield Figure(
                    toll, sentence.evidence(_words(mention)), said, mention.rule, sentence.number,
                    bool(sentence.of("overtaken")) or _is_earlier(mention, sentence), share,
                )  # fmt: skip


def _is_earlier(toll: Mention, sentence: Sentence) -> bool:
    """Return whether a toll is of something that came before: «بعد أيام من مقتل 40»."""
    return any(earlier.holds(toll) for earlier in sentence.of("earlier"))


def _first_status(mentions: list[Mention]) -> str:
    """Return the status of the first figure that has one of its own: «بينهم مسعفان.. شهداء في غارة»."""
    told = (str(mention.value).split()[0] if mention.kind == "joint" else mention.value.status for mention in mentions)
    return next((status for status in told if status != "?"), "")


def _distinct(mentions: list[Mention]) -> list[Mention]:
    """Return tolls of which no two count the same: joint ones first, then shares, wider and more telling ones."""
    kept: list[Mention] = []
    for mention in sorted((m for m in mentions if not (m.kind == "joint" and _is_split(m, mentions))), key=_order):
        if not any(_clash(mention, other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: _counted(mention).start)


def _is_split(joint: Mention, mentions: list[Mention]) -> bool:
    """Return whether the first verb of a joint figure tells of somebody before it: «إن رجلا قتل وأصيب ستة»."""
    verb = joint.parts[0]
    return verb.kind in ("fell_verb", "kill_verb") and any(m.start < joint.start and verb in m.parts for m in mentions)


def _clash(one: Mention, other: Mention) -> bool:
    """Return whether two tolls count the same, or one that names nobody («قتل نفسه») lies in the words of the other."""
    mine, others = _counted(one), _counted(other)
    return _overlap(mine, others) or ((mine is one or others is other) and _overlap(_words(one), _words(other)))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _order(mention: Mention) -> tuple[bool, bool, int, bool]:
    words = _words(mention)
    is_all = mention.kind == "toll" and mention.value.group == "all"
    is_share = mention.kind == "toll" and mention.value.status == "?"
    return mention.kind != "joint", not is_share or is_all, words.start - words.end, is_share or is_all


def _whose(joint: Mention) -> str:
    """Return the group of those counted killed and injured in one figure."""
    said = (p.value.harmed if isinstance(p.value, People) else str(p.value) for p in joint.parts if p.kind in HARMED)
    return next(said, "all")


def _tolls(mention: Mention, status: str) -> Iterator[tuple[Toll, bool]]:
    """Yield the tolls of a mention; a share («بينهم …») takes the status of the figure before it."""
    if mention.kind == "joint":
        for each in str(mention.value).split():
            yield Toll(each, _whose(mention), SOME), False
    elif mention.value.status == "?":
        if mention.value.group != "all" and status:
            yield Toll(status, mention.value.group, mention.value.count), True
    else:
        yield mention.value, _is_share(mention)


def _is_share(toll: Mention) -> bool:
    """Return whether a toll counts some of the dead, or is listed with one that does: «من بين القتلى طفلان وشرطي»."""
    first, *rest = toll.parts
    listed = first.kind == "toll" and all(part.kind in LISTED for part in rest) and _is_share(first)
    return listed or any(part.kind == "among_dead" for part in toll.parts)
