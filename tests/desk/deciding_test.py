"""Decisions at the desk: a stale form is refused with what changed, and what was typed comes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from opened import MADE, Visitor, register, visitor
from told import report_of

from tawthiq.model.decisions import Note
from tawthiq.model.errors import StaleError
from tawthiq.project import Project
from tawthiq.web.pages import articles


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return register(tmp_path / "r")


def first(place: Path) -> str:
    with Project(place) as project:
        return next(project.incidents()).id


def sent(guest: Visitor, path: str, page: str, **fields: str) -> tuple[int, str]:
    """Return status and text of the answer to a form as that page showed it."""
    carried = dict(re.findall(r'name="(seal|seen|since|id)" value="(\w+)"', page))
    answer = guest.client.post(path, data=carried | fields, follow_redirects=False)
    return answer.status_code, answer.text


@pytest.mark.parametrize("base", ["/incidents/{}", "/queue"])
def test_a_stale_form_is_refused_with_what_changed(place: Path, base: str) -> None:
    guest, key = visitor(place), first(place)
    page = guest.client.get(f"/incidents/{key}").text
    with Project(place) as project:
        project.correct(key, "killed", "40", Note("Basim", "the hospital counted again"))
    values = {"form": "judge", "verdict": "correct", "field": "killed", "value": "41", "why": "as I read it"}
    status, text = sent(guest, base.format(key) + "/judge", page, **values)
    assert status == 409
    assert all(words in text for words in ("Basim", "the hospital counted again", 'value="41"', 'value="as I read it"'))
    with Project(place) as project:
        assert [logged.entry.decision.value for logged in project.log()] == ["40"]


@pytest.mark.parametrize(
    "wrong", [{"value": "many"}, {"value": "41", "why": " "}, {"field": "moon", "value": "1"}, {"verdict": "sing"}]
)
def test_a_refused_form_comes_back_as_it_was_typed(place: Path, wrong: dict[str, str]) -> None:
    guest, key = visitor(place), first(place)
    page = guest.client.get(f"/incidents/{key}").text
    values = {"form": "judge", "verdict": "correct", "field": "killed", "value": "41", "why": "as I read it"} | wrong
    status, text = sent(guest, f"/incidents/{key}/judge", page, **values)
    assert status == 422
    assert f'value="{values["value"]}"' in text


def test_a_decision_elsewhere_makes_no_form_stale(place: Path) -> None:
    guest = visitor(place)
    with Project(place) as project:
        one, other = [incident.id for incident in project.incidents()][:2]
    page = guest.client.get(f"/incidents/{one}").text
    with Project(place) as project:
        project.judge("accept", other, Note("Basim", "read"))
    assert sent(guest, f"/incidents/{one}/judge", page, verdict="accept", why="read")[0] == 303


def test_an_undo_of_what_changed_meanwhile_is_refused(place: Path) -> None:
    key = first(place)
    with Project(place) as project:
        project.judge("accept", key, Note("Amal", "read"))
        seen = project.mark(key)
        project.correct(key, "killed", "40", Note("Basim", "counted again"))
        with pytest.raises(StaleError, match="look again"):
            project.undo(1, Note("Amal", "by mistake", seen))
        project.undo(1, Note("Amal", "by mistake", project.mark(key)))


def test_words_that_do_not_stand_there_correct_nothing(place: Path) -> None:
    guest = visitor(place)
    with Project(place) as project:
        told = next(project.read())[0]
    path = f"/articles/{told.hash[:16]}"
    page = guest.client.get(path).text
    found = re.search(r'name="incident" value="([^"]+)"', page)
    assert found
    values = {"incident": found[1], "field": "killed", "value": "29", "why": "read again", "part": "text"}
    assert sent(guest, f"{path}/correct", page, words="elsewhere", start="0", end="3", **values)[0] == 422
    assert sent(guest, f"{path}/correct", page, words=told.text[0:3], start="0", end="3", **values)[0] == 303
    with Project(place) as project:
        assert f"«{told.text[0:3]}» ({told.id}, text 0:3). read again" == project.log()[0].entry.decision.why


# Articles in which no incident was read.

UNTOLD = [report_of(key="u1", outlet="صحيفة", published="2021-01-23"), report_of(key="u2", published="2021-05-05")]


@pytest.fixture
def untold(tmp_path: Path) -> Path:
    return register(tmp_path / "u", [*MADE, *UNTOLD])


def test_articles_without_an_incident_are_listed(untold: Path) -> None:
    page = visitor(untold).client.get("/articles").text
    assert re.findall(r'href="/articles/(\w{16})"', page) == [told.hash[:16] for told, _ in reversed(UNTOLD)]
    assert 'rel="next"' not in page


def test_the_list_of_articles_is_turned_by_its_address(untold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "SIZE", 1)
    client = visitor(untold).client
    more = re.search(r'href="(/articles\?before=\d+)"', client.get("/articles").text)
    assert more
    assert UNTOLD[0][0].hash[:16] in client.get(more[1]).text
    for wrong in ("x", "-1", "9" * 40):
        assert client.get(f"/articles?before={wrong}").status_code == 200


@pytest.mark.parametrize("by", ["chosen", "id", "address"])
def test_a_fact_is_added_from_an_article_without_an_incident(untold: Path, by: str) -> None:
    guest, told = visitor(untold), UNTOLD[0][0]
    path, key = f"/articles/{told.hash[:16]}", first(untold)
    page = guest.client.get(path).text
    assert f'value="{key}"' in page
    named = {"incident": key} if by == "chosen" else {"other": key if by == "id" else f"http://x/incidents/{key}?a=1#h"}
    values = {"field": "killed", "value": "29", "why": "told here alone", "part": "text", "start": "0", "end": "2"}
    assert sent(guest, f"{path}/correct", page, words=told.text[:2], **values, **named)[0] == 303
    with Project(untold) as project:
        made = project.log()[0].entry.decision
    assert (made.field, made.value, made.why) == ("killed", "29", f"«{told.text[:2]}» (u1, text 0:2). told here alone")


def test_it_has_to_be_said_to_which(untold: Path) -> None:
    guest, told = visitor(untold), UNTOLD[0][0]
    path = f"/articles/{told.hash[:16]}"
    page = guest.client.get(path, params={"lang": "ar"}).text
    values = {"field": "killed", "value": "29", "why": "told here", "part": "text", "start": "0", "end": "2"}
    status, text = sent(guest, f"{path}/correct?lang=ar", page, words=told.text[:2], **values)
    assert status == 422
    assert "لم تُختر حادثة" in text
    assert 'value="29"' in text
    with Project(untold) as project:
        assert project.log() == []


def test_days_without_incidents_offer_none(untold: Path) -> None:
    page = visitor(untold).client.get(f"/articles/{UNTOLD[1][0].hash[:16]}").text
    assert page.count('<select name="incident">') == 1
    assert first(untold) not in page


def test_what_is_asked_is_in_the_form_and_can_be_taken_back(place: Path) -> None:
    query = "killed_to=40&injured_to=99&admin1=Baghdad&locality=Baghdad&state=every&order=killed"
    page = visitor(place).client.get(f"/?{query}&lang=en").text
    for name, value in (("killed_to", "40"), ("injured_to", "99"), ("admin1", "Baghdad"), ("locality", "Baghdad")):
        assert re.search(rf'name="{name}" value="{value}"', page), name
    assert re.search(r'value="every" selected', page)
    assert page.count("×</a>") == 2
    assert '<details class="more" open>' in page
