"""What the rooms found in one article, whatever reading chose of it: is a value among the candidates?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scorer import Json, Scorer

from tawthiq.grammar.engine import Engine
from tawthiq.knowledge.forces import force_name
from tawthiq.model.claims import Saying
from tawthiq.model.text import Article
from tawthiq.reading.means import IMPLIED, sharpened
from tawthiq.reading.moments import resolve
from tawthiq.reading.places import Locator
from tawthiq.reading.sayings import saying
from tawthiq.reading.sentences import Sentence, sentences

ENOUGH = 0.5
"""Share of the words of two phrases that makes them the same, as the scorer counts."""
ANY = "?"
"""Status of a figure that takes it from the one before («بينهم …»)."""


class Candidates:
    """The mentions of one article by the slot that they could fill."""

    def __init__(self, engine: Engine, scorer: Scorer, article: Article) -> None:
        self._scorer, self._article = scorer, article
        self._told = sentences(engine, article)
        self._locator = Locator(self._told)

    @property
    def are_there(self) -> bool:
        """Return whether the article was read on at all."""
        return bool(self._told)

    def hold(self, slot: str, value: Any, incident: Json) -> bool:
        """Return whether some mention gives the value that an annotated incident has in a slot."""
        tests: dict[str, Callable[[Any, Json], bool]] = {
            "type": lambda v, _: v in self._types(),
            "suicide": lambda v, _: any(m.value.suicide for _, m in self._of("happening")),
            "weapon": lambda v, _: v in self._weapons(),
            "date": lambda v, _: v in {moment for _, moment in self._days()},
            "country": lambda v, _: any(place["country"] == v for _, place in self._places()),
            "locality": lambda v, _: any(p["locality"] and self._scorer.same(slot, v, p) for _, p in self._places()),
            "killed": lambda v, i: self._counts("killed", v, i),
            "injured": lambda v, i: self._counts("injured", v, i),
            "source": lambda v, _: any(self._like(v, words) for words in self._speakers()),
            "perpetrator": lambda v, _: any(self._like(v[0], n) or self._like(v[1], w) for n, w in self._actors()),
        }
        return tests[slot](value, incident)

    def name(self, slot: str, incident: Json) -> bool:
        """Return whether the words annotated as place or date were found as such, whatever they were taken to mean."""
        fact = "date" if slot == "date" else "place"
        words = (incident.get(fact) or {}).get("text")
        found = self._days() if fact == "date" else self._places()
        return any(self._like(words, shown) for shown, _ in found)

    def _of(self, *kinds: str) -> Iterator[tuple[Sentence, Any]]:
        return ((sentence, mention) for sentence in self._told for mention in sentence.of(*kinds))

    def _words(self, sentence: Sentence, mention: Any) -> str:
        return sentence.evidence(mention).text

    def _like(self, one: str | None, other: str | None) -> bool:
        return self._scorer.overlap(one, other) >= ENOUGH

    def _types(self) -> set[str]:
        armed = {mention.value for _, mention in self._of("weapon")}
        plain = {mention.value.type for _, mention in self._of("happening")}
        return plain | {sharpened(kind, armed, armed) for kind in plain} | {"other"}

    def _weapons(self) -> set[str]:
        named = {mention.value for _, mention in self._of("weapon")}
        driven = {"suicide_vehicle"} if "car_bomb" in named else set()
        return named | driven | {IMPLIED[kind][0] for kind in self._types() if kind in IMPLIED}

    def _days(self) -> Iterator[tuple[str, str | None]]:
        kind = self._article.published_kind
        return ((self._words(s, m), resolve(m.value, s.written, kind).value) for s, m in self._of("date"))

    def _places(self) -> Iterator[tuple[str, Json]]:
        for sentence, mention in self._of("spot"):
            found = self._locator.locate([mention])
            if found:
                place = found[1]
                facts = {"country": place.country, "locality": place.locality, "lat": place.lat, "lon": place.lon}
                yield self._words(sentence, mention), facts

    def _counts(self, status: str, figure: tuple[int | None, Any], incident: Json) -> bool:
        """Return whether a figure is there, or all those that it was added up from."""
        tolls = [mention.value for _, mention in self._of("toll")]
        found = {toll.count.value for toll in tolls if toll.status in (status, ANY)}
        found |= {None for _, mention in self._of("joint") if status in str(mention.value).split()}
        current = [t for t in incident.get("tolls") or () if t.get("status") == status and t.get("current", True)]
        return figure[0] in found or {toll.get("value") for toll in current} <= found

    def _speakers(self) -> Iterator[str]:
        yield from (self._words(s, m) for s, m in self._of("speaker", "agency", "outlet", "actor"))
        for sentence, mention in self._of("saying"):
            link: Saying | None = saying(sentence, mention)
            while link:
                yield link.speaker.text
                link = link.via

    def _actors(self) -> Iterator[tuple[str, str]]:
        for sentence, mention in self._of("actor", "nationality"):
            name = force_name(mention.value) if isinstance(mention.value, str) else ""
            yield name, self._words(sentence, mention)
