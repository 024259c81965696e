"""Words become mentions and mentions bigger mentions, room after room, until nothing new appears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.grammar.choose import prune
from tawthiq.grammar.language import Language
from tawthiq.grammar.lexicon import Entry, Lexicon
from tawthiq.grammar.lookup import Lookup, Reading
from tawthiq.grammar.marks import marked
from tawthiq.grammar.rules import Mention, Room, Rule, Step, Use
from tawthiq.grammar.runs import apart
from tawthiq.grammar.words import Analysis, Word, skip, split

NONE: dict[str, list[Mention]] = {}
"""Stands for every word at which no mention begins or ends; never written to."""


class Chart:
    """The mentions found in one stretch of text: by kind, by the word they begin at, and by the word they end at."""

    def __init__(self, text: str, words: list[Word]) -> None:
        self.text = text
        self.words = words
        self.kinds: dict[str, list[Mention]] = {}
        self.at: list[dict[str, list[Mention]]] = [NONE] * (len(words) + 1)
        self.ends: list[dict[str, list[Mention]]] = [NONE] * (len(words) + 1)
        self.later: list[tuple[int, int, Entry, Analysis]] = []
        self._seen: set[tuple[str, int, int, object]] = set()

    def put(self, mention: Mention) -> None:
        """Add a mention that is known to be new."""
        kind, first, last = mention.kind, mention.first, mention.last
        self.kinds.setdefault(kind, []).append(mention)
        here = self.at[first]
        if here is NONE:
            here = self.at[first] = {}
        here.setdefault(kind, []).append(mention)
        here = self.ends[last]
        if here is NONE:
            here = self.ends[last] = {}
        here.setdefault(kind, []).append(mention)

    def add(self, mention: Mention) -> bool:
        """Add a mention; return whether it was new."""
        key = (mention.kind, mention.first, mention.last, mention.value)
        if key in self._seen:
            return False
        self._seen.add(key)
        self.put(mention)
        return True

    def remove(self, mention: Mention) -> None:
        """Take a mention out; it is not found again."""
        for place in (self.kinds, self.at[mention.first], self.ends[mention.last]):
            place[mention.kind].remove(mention)

    def of(self, *kinds: str) -> list[Mention]:
        """Return the mentions of some kinds in the order of the text."""
        found = [m for kind in kinds if kind in self.kinds for m in self.kinds[kind]]
        return sorted(found, key=_by_place)

    def has(self, *kinds: str) -> bool:
        """Return whether any mention of these kinds was found."""
        return any(self.kinds.get(kind) for kind in kinds)


def _by_place(mention: Mention) -> int:
    return mention.first


class Engine:
    """Runs a language over texts; remembers how words were looked up, nothing of the texts."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self.language = language
        self.lexicon = lexicon
        self._soon = {kind for room in language.first for _, kind in room.wanted()}
        self._lookup = Lookup(language.script, lexicon, self._soon)

    def run(self, text: str, *, until: str = "") -> Chart:
        """Return the chart of a text after all rooms, or after the room named `until`."""
        chart = self.begin(text, until=until)
        if until not in (room.name for room in self.language.first):
            self.finish(chart, until=until)
        return chart

    def begin(self, text: str, *, until: str = "") -> Chart:
        """Return the chart of a text after the first rooms, those that the goals of reading need."""
        chart = self.open(text)
        _derive(chart, self.language.first, until)
        return chart

    def finish(self, chart: Chart, *, until: str = "") -> None:
        """Add the words that `begin` left out, and apply the rooms that need them."""
        for at, last, entry, analysis in chart.later:
            chart.put(self._mention(chart, at, last, entry, analysis))
        chart.later.clear()
        _derive(chart, self.language.rest, until)

    def open(self, text: str) -> Chart:
        """Return a chart that holds the words of a text, and the mentions that the lexicon makes of them."""
        script = self.language.script
        chart = Chart(text, list(apart(split(text, script), text, script, self._lookup.cuts)))
        forms = [*(word.form for word in chart.words), ""]
        for at, (form, _, _) in enumerate(chart.words):
            if not form[0].isalpha() and (mark := marked(chart.words, at, script)):
                chart.put(mark)
            readings = self._lookup.find(form)
            if readings:
                self._enter(chart, at, forms, readings)
        return chart

    def _enter(self, chart: Chart, at: int, forms: list[str], readings: tuple[Reading, ...]) -> None:
        """Add the words under the reading that cuts least, and the phrases under the first that begins one.

        So a phrase is found though the tables hold its first word as written there, «بهجوم صاروخي»; what only joins
        («واحد», «ولم») is not cut off a word that they hold.
        """
        depth, is_known = 9, False
        for reading in readings:
            if reading.analysis.depth > depth:
                return
            if not is_known:
                is_known = self._words(chart, at, reading)
            elif reading.analysis.before in self.language.script.joins:
                continue
            phrases = reading.longer.get(forms[at + 1])
            if phrases and self._phrases(chart, at, forms, phrases, reading.analysis):
                depth = reading.analysis.depth

    def _words(self, chart: Chart, at: int, reading: Reading) -> bool:
        """Add the single words of a reading; return whether any of them is sure enough to look no further."""
        for entry in reading.soon:
            chart.put(self._mention(chart, at, at + 1, entry, reading.analysis))
        chart.later += [(at, at + 1, entry, reading.analysis) for entry in reading.later]
        weak = self.language.script.weak
        return bool(reading.soon) or any(entry.kind not in weak for entry in reading.later)

    def _phrases(self, chart: Chart, at: int, forms: list[str], phrases: tuple[Entry, ...], analysis: Analysis) -> bool:
        """Add the phrases that the words from `at` on spell out; return whether there were any."""
        found = False
        for entry in phrases:
            last = at + 1 + len(entry.rest)
            spelt = tuple(forms[at + 1 : last]) == entry.rest
            if not spelt or not self.language.script.fits(entry.kind, analysis.before, analysis.after):
                continue
            found = True
            if entry.kind in self._soon:
                chart.put(self._mention(chart, at, last, entry, analysis))
            else:
                chart.later.append((at, last, entry, analysis))
        return found

    def _mention(self, chart: Chart, at: int, last: int, entry: Entry, analysis: Analysis) -> Mention:
        start, end = chart.words[at].start, chart.words[last - 1].end
        if analysis.cut:
            start += skip(chart.text[start : chart.words[at].end], analysis.cut, self.language.script)
        return Mention(entry.kind, start, end, entry.value, "", (), at, last, analysis.before, analysis.after)


def _derive(chart: Chart, rooms: tuple[Room, ...], until: str) -> None:
    for room in rooms:
        derive(chart, room)
        if room.name == until:
            return


def derive(chart: Chart, room: Room) -> None:
    """Apply the rules of one room until nothing new appears, then keep the widest readings."""
    uses = _uses(chart, room)
    agenda: list[Mention] = []
    for kind, those in uses.items():
        first = [use for use in those if use.place == 0]
        for mention in tuple(chart.kinds.get(kind, ())):
            agenda += _applied(chart, first, mention)
    while agenda:
        mention = agenda.pop()
        agenda += _applied(chart, uses.get(mention.kind, ()), mention)
    prune(chart, room)


def _uses(chart: Chart, room: Room) -> dict[str, list[Use]]:
    """Return, by kind, its uses in the variants that every step of which is there or may yet be made."""
    present = {kind for kind, mentions in chart.kinds.items() if mentions}
    present.update(room.gives)
    found: dict[str, list[Use]] = {}
    for rule in room.rules:
        for needs, uses in rule.uses:
            for fits in needs:
                if fits.isdisjoint(present):
                    break
            else:
                for kind, use in uses:
                    found.setdefault(kind, []).append(use)
    return found


def _applied(chart: Chart, uses: Sequence[Use], mention: Mention) -> list[Mention]:
    """Return the new mentions that rules make with `mention`; most end at what stands right beside it."""
    made: list[Mention] = []
    for use in uses:
        here = chart.ends[mention.first] if use.place else chart.at[mention.last]
        if use.beside is None or not use.beside.isdisjoint(here):
            made += _apply(chart, use, mention)
    return made


def _apply(chart: Chart, use: Use, mention: Mention) -> list[Mention]:
    """Return the new mentions that a rule makes with `mention` at one place of a variant."""
    rule, variant, place, _ = use
    if len(variant) == 1:
        found: Iterator[tuple[Mention, ...]] = iter(((mention,),))
    elif place == 0:
        found = _forward(chart, rule, variant, 1, (mention,))
    else:
        found = (
            whole
            for left in _backward(chart, variant, place - 1, mention.first)
            for whole in _forward(chart, rule, variant, place + 1, (*left, mention))
        )
    return [made for parts in found if (made := _make(rule, variant, parts)) is not None and chart.add(made)]


def _make(rule: Rule, variant: tuple[Step, ...], parts: tuple[Mention, ...]) -> Mention | None:
    slots: list[Mention | None] = [None] * rule.slots
    taken = iter(parts)
    for step in variant:
        if step.gap is None:
            slots[step.slot] = next(taken)
    value = rule.make(*slots)
    if value is None:
        return None
    head, tail = parts[0], parts[-1]
    return Mention(
        rule.kind, head.start, tail.end, value, rule.name, parts, head.first, tail.last, head.before, tail.after
    )


def _forward(
    chart: Chart, rule: Rule, variant: tuple[Step, ...], place: int, parts: tuple[Mention, ...]
) -> Iterator[tuple[Mention, ...]]:
    if place == len(variant):
        yield parts
        return
    step = variant[place]
    if step.gap is not None:
        nearest = _nearest(chart, rule, variant[place + 1], step.gap, parts[-1].last)
        if nearest is not None:
            yield from _forward(chart, rule, variant, place + 2, (*parts, nearest))
        return
    here = chart.at[parts[-1].last]
    for kind in step.kinds:
        for mention in tuple(here.get(kind, ())):
            yield from _forward(chart, rule, variant, place + 1, (*parts, mention))


def _nearest(chart: Chart, rule: Rule, step: Step, gap: int, at: int) -> Mention | None:
    """Return the first, then longest, fitting mention within `gap` words, unless something stands in the way."""
    for here in chart.at[at : at + gap + 1]:
        fitting = [] if step.fits.isdisjoint(here) else [m for kind in step.kinds for m in here.get(kind, ())]
        if fitting:
            return max(fitting, key=lambda m: m.last)
        if here.get("stop") or (not rule.unless.isdisjoint(here) and any(here.get(kind) for kind in rule.unless)):
            return None
    return None


def _backward(chart: Chart, variant: tuple[Step, ...], place: int, first: int) -> Iterator[tuple[Mention, ...]]:
    if place < 0:
        yield ()
        return
    if variant[place].gap is not None:
        return
    here = chart.ends[first]
    for kind in variant[place].kinds:
        for mention in tuple(here.get(kind, ())):
            for rest in _backward(chart, variant, place - 1, mention.first):
                yield (*rest, mention)
