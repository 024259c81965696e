"""Names of actors: what to call a group, and what its members are among the dead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawthiq.knowledge.forces import BRANCHES
from tawthiq.knowledge.tables import Agency, Group, Institution, Outlet, groups, load_table, names

MEMBERS = {"state_force": "soldier", "coalition": "soldier", "police": "police"}
"""What the members of a kind of group count as; those of all others are militants."""


ROLES = {"state_force": "military", "coalition": "military", "police": "police", "political": "party"}
"""The role in which a kind of group speaks; all others speak as groups."""


WARS = {"us-led-coalition": ("AF", "IQ", "SY"), "saudi-led-coalition": ("YE",)}
"""Countries in which a coalition is what they call «the coalition» there."""


def group_of(id: str) -> Group | None:
    """Return the group of an id; None for a force that is composed of a branch and a country, and for no id."""
    return groups().get(id)


def actor_name(id: str) -> str:
    """Return the usual English name of a group, empty for an id that is none.

    >>> actor_name("islamic-state")
    'Islamic State'
    """
    group = group_of(id)
    return group.name if group else ""


@cache
def _ids() -> dict[str, str]:
    """Return the ids of groups by each of their Arabic names; of two groups of one name the earlier."""
    return {form: group.id for group in reversed(groups().values()) for form in group.forms}


def group_named(name: str) -> str:
    """Return the id of the group that bears an Arabic name, or whose id it is; empty where there is none.

    >>> group_named("تنظيم داعش"), group_named("islamic-state"), group_named("nobody")
    ('islamic-state', 'islamic-state', '')
    """
    return name if group_of(name) else _ids().get(name, "")


def is_known(id: str) -> bool:
    """Return whether an id is that of a group in our tables or of a force; other keys of actors are words of articles.

    >>> is_known("islamic-state"), is_known("police:EG"), is_known("فلان")
    (True, True, False)
    """
    return group_of(id) is not None or is_state(id)


def local(name: str, country: str) -> str:
    """Return the id of the group of a country, or at war there, that bears a shared name; empty where none does.

    >>> local("المقاومة", "YE"), local("طيران التحالف", "IQ"), local("المقاومة", "IL")
    ('popular-resistance-yemen', 'us-led-coalition', '')
    """
    here = (group for group in groups().values() if country and country in (group.country, *WARS.get(group.id, ())))
    return next((group.id for group in here if name in group.shared), "")


@cache
def begun(noun: str, country: str) -> str:
    """Return the id of the only group of a country with a name that begins with a noun; empty for none or several.

    >>> begun("المتمردون", "YE"), begun("المعارضة", "SY"), begun("المتمردون", "PK")
    ('houthis', 'syrian-rebels', '')
    """
    there = (group for group in groups().values() if group.country == country)
    called = [group.id for group in there if any(phrase.startswith(f"{noun} ") for phrase, _ in group.phrases())]
    return called[0] if country and len(called) == 1 else ""


def is_shared(id: str, name: str) -> bool:
    """Return whether a group bears a name that others bear too."""
    group = group_of(id)
    return group is not None and name in group.shared


def is_state(id: str) -> bool:
    """Return whether an actor's id means a state or its forces.

    >>> is_state("islamic-state"), is_state("iq-army"), is_state("army:EG")
    (False, True, True)
    """
    group = group_of(id)
    return group.kind in MEMBERS if group else id.partition(":")[0] in (*BRANCHES, "state")


def side(id: str, country: str) -> str:
    """Return whose forces an actor is: the country's of a state, which is `country` where none is named, else its own.

    >>> side("iq-army", ""), side("army:EG", ""), side("police", "EG"), side("islamic-state", "IQ")
    ('IQ', 'EG', 'EG', 'islamic-state')
    """
    group = group_of(id)
    if group and group.kind != "coalition" and is_state(id):
        return group.country
    return id.partition(":")[2] or country if is_state(id) and not group else id


def members(group: Group) -> str:
    """Return what the members of a group count as: of the police those of security forces are told apart.

    >>> members(groups()["af-security"]), members(groups()["af-police"]), members(groups()["islamic-state"])
    ('security', 'police', 'militant')
    """
    return "security" if group.id.endswith("-security") else MEMBERS.get(group.kind, "militant")


def lexicon_rows() -> Iterator[tuple[str, str, str]]:
    """Yield (kind, id, phrase) for every name in the tables.

    Groups come also as `force` with what their members are; groups as `faction` and institutions as `voice` with the
    role in which they speak (`voice_of` where a genitive may follow).
    """
    for phrase, kind, id in names(groups().values()):
        yield kind, id, phrase
        yield "force", members(groups()[id]), phrase
        yield "faction", ROLES.get(groups()[id].kind, "group"), phrase
    for phrase, kind, id in names(load_table("agencies", Agency)):
        yield kind, id, phrase
    for phrase, kind, id in names(load_table("outlets", Outlet)):
        yield kind, id, phrase
    for institution in load_table("institutions", Institution):
        for phrase, kind, id in names((institution,)):
            yield kind, id, phrase
            yield "voice" if _is_complete(phrase) else "voice_of", institution.role, phrase


def _is_complete(phrase: str) -> bool:
    """Return whether an Arabic phrase ends in a word with the article, so that no genitive can follow it."""
    return phrase.rpartition(" ")[2].startswith("ال")
