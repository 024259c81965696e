"""Words become mentions and mentions bigger mentions, room after room, until nothing new appears."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.grammar.choose import prune
from tawthiq.grammar.language import Language
from tawthiq.grammar.lexicon import Entry, Lexicon
from tawthiq.grammar.rules import Mention, Room, Rule, Step
from tawthiq.grammar.words import Analysis, Script, Word, skip, split

Found = tuple[tuple[Entry, Analysis], ...]


class Chart:
    """The mentions found in one stretch of text, by the word they begin at and the word they end at."""

    def __init__(self, text: str, words: list[Word]) -> None:
        self.text = text
        self.words = words
        self.at: list[dict[str, list[Mention]]] = [{} for _ in range(len(words) + 1)]
        self.ends: list[dict[str, list[Mention]]] = [{} for _ in range(len(words) + 1)]
        self._seen: set[tuple[str, int, int, object]] = set()

    def add(self, mention: Mention) -> bool:
        """Add a mention; return whether it was new."""
        key = (mention.kind, mention.first, mention.last, mention.value)
        if key in self._seen:
            return False
        self._seen.add(key)
        self.at[mention.first].setdefault(mention.kind, []).append(mention)
        self.ends[mention.last].setdefault(mention.kind, []).append(mention)
        return True

    def remove(self, mention: Mention) -> None:
        """Take a mention out; it is not found again."""
        self.at[mention.first][mention.kind].remove(mention)
        self.ends[mention.last][mention.kind].remove(mention)

    def of(self, *kinds: str) -> list[Mention]:
        """Return the mentions of some kinds in the order of the text."""
        return [m for here in self.at for kind in kinds if kind in here for m in here[kind]]

    def has(self, *kinds: str) -> bool:
        """Return whether any mention of these kinds was found."""
        return any(here.get(kind) for here in self.at for kind in kinds)


class Engine:
    """Runs a language over texts; remembers how words were looked up, nothing of the texts."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self.language = language
        self.lexicon = lexicon
        self._looked_up: dict[str, Found] = {}

    def open(self, text: str) -> Chart:
        """Return a chart that holds the words and the lexicon's mentions of a text."""
        script = self.language.script
        chart = Chart(text, split(text, script))
        known, forms = self._looked_up, [word.form for word in chart.words]
        for at, form in enumerate(forms):
            if not form[0].isalpha():
                _mark(chart, at, form, script)
            found = known.get(form)
            if found is None:
                found = self._look_up(form)
            if found:
                self._enter(chart, at, forms, found)
        return chart

    def run(self, text: str, *, until: str = "") -> Chart:
        """Return the chart of a text after all rooms, or after the room named `until`."""
        chart = self.open(text)
        for room in self.language.rooms:
            derive(chart, room)
            if room.name == until:
                break
        return chart

    def _look_up(self, form: str) -> Found:
        if len(self._looked_up) > self.language.script.limit:
            self._looked_up.clear()
        script = self.language.script
        found = tuple(
            (entry, analysis)
            for analysis in script.analyses(form)
            for entry in self.lexicon.starting(analysis.stem)
            if script.fits(entry.kind, analysis.before, analysis.after)
        )
        self._looked_up[form] = found
        return found

    def _enter(self, chart: Chart, at: int, forms: list[str], found: Found) -> None:
        """Add the entries that match here, under the analysis that cuts least."""
        chosen: Analysis | None = None
        for entry, analysis in found:
            if chosen is not None and analysis is not chosen:
                break
            last = at + 1 + len(entry.rest)
            if entry.rest and tuple(forms[at + 1 : last]) != entry.rest:
                continue
            chosen = analysis
            chart.add(_mention(chart, at, last, entry, analysis, self.language.script))


def _mark(chart: Chart, at: int, form: str, script: Script) -> None:
    """Add digits and sentence ends as mentions of their own; a dot after a single letter is an abbreviation's."""
    word = chart.words[at]
    if form[0].isdigit():
        first = at - _leans(chart, at, script)
        before = chart.words[first].form if first < at else ""
        chart.add(Mention("digits", word.start, word.end, form, "", (), first, at + 1, before))
    elif form in script.stops and not (form == "." and at and len(chart.words[at - 1].form) == 1):
        chart.add(Mention("stop", word.start, word.end, form, "", (), at, at + 1))


def _leans(chart: Chart, at: int, script: Script) -> bool:
    """Return whether the word before digits is a clitic of theirs, such as the و of «و10» or «و 10»."""
    if at == 0 or chart.words[at - 1].form not in script.clitics:
        return False
    left = chart.words[at - 1]
    return left.end == chart.words[at].start or len(left.form) == 1


def _mention(chart: Chart, at: int, last: int, entry: Entry, analysis: Analysis, script: Script) -> Mention:
    start, end = chart.words[at].start, chart.words[last - 1].end
    if analysis.cut:
        start += skip(chart.text[start : chart.words[at].end], analysis.cut, script)
    return Mention(entry.kind, start, end, entry.value, "", (), at, last, analysis.before, analysis.after)


def derive(chart: Chart, room: Room) -> None:
    """Apply the rules of one room until nothing new appears, then keep the widest readings."""
    index = room.index
    agenda: list[Mention] = []
    for here in chart.at:
        for kind, mentions in list(here.items()):
            if kind in index:
                for mention in tuple(mentions):
                    agenda += _starting(chart, index[kind], mention)
    while agenda:
        mention = agenda.pop()
        for rule, variant, place in index.get(mention.kind, ()):
            agenda += _apply(chart, rule, variant, place, mention)
    prune(chart, room)


def _starting(chart: Chart, uses: list[tuple[Rule, tuple[Step, ...], int]], mention: Mention) -> list[Mention]:
    out: list[Mention] = []
    for rule, variant, place in uses:
        if place == 0:
            out += _apply(chart, rule, variant, 0, mention)
    return out


def _apply(
    chart: Chart, rule: Rule, variant: tuple[Step, ...], place: int, mention: Mention
) -> list[Mention]:
    """Return the new mentions that a rule makes with `mention` at one place of a variant."""
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
        fitting = [m for kind in step.kinds for m in here.get(kind, ())]
        if fitting:
            return max(fitting, key=lambda m: m.last)
        if here.get("stop") or any(here.get(kind) for kind in rule.unless):
            return None
    return None


def _backward(
    chart: Chart, variant: tuple[Step, ...], place: int, first: int
) -> Iterator[tuple[Mention, ...]]:
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
