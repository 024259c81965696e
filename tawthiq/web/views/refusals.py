"""What tawthiq refuses says so in one English sentence; the desk says it in the language of the page."""

from __future__ import annotations

from tawthiq.exporters.page.markup import Markup
from tawthiq.web.catalogues import Language, later
from tawthiq.web.views.saying import Shapes, said_by, shapes_of

OF_QUESTIONS = (
    later("%(given)s: holds an empty code; leave it out"),
    later("%(given)s: no parameter of a question; there are: %(known)s"),
    later("%(parameter)s: given %(n)s times; give it once"),
    later("%(parameter)s: %(given)s is no number; write digits only"),
    later("%(parameter)s: %(given)s is no box; write west,south,east,north in degrees"),
    later("%(parameter)s: %(given)s is no date; write 2021-01-21, 2021-01 or 2021"),
    later("%(parameter)s: %(given)s is out of range; write a number from 0"),
    later("%(parameter)s: there is no page %(given)s; pages are counted from 1"),
    later("%(parameter)s: %(given)s is no part of the map; write west,south,east,north"),
    later("%(parameter)s: %(given)s holds no word to look for; write one or more"),
    later("%(parameter)s: holds more than %(n)s words; leave the common ones out"),
    later("%(parameter)s: %(given)s: too much begins with one letter; write two or more before a star"),
    later("groups: no %(given)s among the groups that are known"),
    later("%(parameter)s: no %(given)s; there are: %(known)s"),
)
OF_DECISIONS = (
    later("%(given)s and %(given_2)s are one incident already"),
    later("%(given)s and %(given_2)s only recall incidents; name an incident that they recall"),
    later("%(given)s: no account whose news it is would be left; name those that do not belong"),
    later("%(given)s: these accounts only recall an incident; take them out one by one"),
    later("%(given)s: nothing is settled for %(part)s; `correct` gives it a value"),
    later("no decision %(n)s; `log` lists them"),
    later("decision %(n)s is undone already, by %(n_2)s; undo that to have it back"),
    later("decision %(n)s is by %(given)s; only editors undo what others decided"),
    later("a decision needs who makes it and why; give both"),
    later("no field %(given)s; there are: %(known)s"),
    later("no verdict %(given)s; there are: %(known)s"),
    later("no type %(given)s; there are: %(known)s"),
    later("%(n)s accounts of the incident are named %(given)s; `history` lists them"),
    later("no incident is chosen; choose one, or give its id or address"),
    later("no account is ticked; tick those that do not belong to the incident"),
    later("it has changed since you looked at it; look again before you decide"),
    later("the words are not at %(given)s of the text; select them again"),
    later("the words are not at %(given)s of the title; select them again"),
    later(
        "%(given)s is no figure for %(part)s; write 32, 32+ (at least), up to 40, 32 (28-35), 35 (32+) or 35 (up to 40)"
    ),
    later(
        "%(given)s: the best figure lies outside its ends; write 32, 32+ (at least), up to 40, 32 (28-35), 35 (32+) or "
        "35 (up to 40)"
    ),
    later(
        "%(given)s is no place; write town, province, two letters of the country and, if known, degrees: Falluja, "
        "Anbar, IQ @ 33.35 43.78; without the town: , Anbar, IQ; the country alone: IQ"
    ),
    later(
        "%(given)s: degrees are latitude (-90 to 90) and longitude (-180 to 180); write town, province, two letters of "
        "the country and, if known, degrees: Falluja, Anbar, IQ @ 33.35 43.78; without the town: , Anbar, IQ; the "
        "country alone: IQ"
    ),
    later("%(given)s is no date; write 2021-01-21, 2021-01 or 2021"),
)
OF_OBJECTS = (
    later("no incident has an id that begins with %(given)s; `incidents` lists the ids"),
    later("no article has an id that begins with %(given)s; `incidents` lists the ids"),
    later("%(n)s incidents have an id that begins with %(given)s: %(known)s; write more of the id"),
    later("%(n)s articles have an id that begins with %(given)s: %(known)s; write more of the id"),
    later("no incident: no figure of victims stands beside a word for what happened"),
)
OF_PEOPLE = (
    later("%(given)s is no name for a user; give 1 to %(n)s letters without control characters"),
    later("no role %(given)s; there are: %(known)s"),
    later("a password of %(n)s letters; give %(n_2)s to %(n_3)s"),
    later("the password is little but the name or a few letters again and again; choose another"),
    later("there is a user %(given)s; remove that one first, or choose another name"),
    later("there is no administrator yet; make the first user one: --role administrator"),
    later("no user %(given)s; there are: %(known)s"),
    later("nobody else is administrator; make somebody else one first"),
    later("agreement is between two people who decided; name two of: %(known)s"),
    later("agreement is measured with NLTK, which is not installed; install it with: pip install 'tawthiq[agreement]'"),
    later("event %(n)s of the audit: missing; event %(n_2)s comes next"),
    later("event %(n)s of the audit: not what was written; its words or a hash were changed"),
)
OF_PROVIDERS = (
    later("the provider tells no %(given)s; name another claim as `user` in the settings"),
    later("the provider has not verified this email address; ask it to, or name another claim"),
    later("the provider gives no role here by %(given)s; ask an administrator of the desk"),
    later("the provider refused this (%(given)s); sign in again"),
    later("the provider does not answer (%(given)s); try again, or sign in with a password"),
    later("the provider calls itself %(given)s, not %(given_2)s; mend the settings"),
    later("the provider names no safe %(given)s: %(given_2)s; tell who runs it"),
    later("the provider has no key for signing; tell who runs it"),
    later("the provider gave no token; sign in again"),
    later("the keys of the provider cannot be read (%(given)s); tell who runs it"),
    later("the answer of the provider cannot be read; tell who runs it"),
    later("the token of the provider is not signed by one of its keys (%(given)s)"),
    later("the token of the provider comes from another issuer; sign in again"),
    later("the token of the provider is not for this desk; sign in again"),
    later("the token of the provider was given to another; sign in again"),
    later("the token of the provider is for several, and does not say who asked; sign in again"),
    later("the token of the provider is of another sign-in; sign in again"),
    later("the token of the provider has expired; sign in again"),
    later("the token of the provider is of the future; sign in again"),
    later("the token of the provider names nobody; sign in again"),
)
SHAPES: Shapes = shapes_of((*OF_QUESTIONS, *OF_DECISIONS, *OF_OBJECTS, *OF_PEOPLE, *OF_PROVIDERS))


def refusal(text: str, language: Language) -> Markup:
    """Return what was refused in a language; where no template fits, as it is.

    >>> refusal("page: 'x' is no number; write digits only", "en")
    'Page: <bdi>&#x27;x&#x27;</bdi> is no number; write digits only'
    """
    return said_by(SHAPES, text, language)
