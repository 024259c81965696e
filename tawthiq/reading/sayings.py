"""Who says it: the speaker whose words a figure stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import category

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.words import Script, Word, split
from tawthiq.knowledge.actors import is_state, side
from tawthiq.model.claims import Saying
from tawthiq.model.kinds import PASSING
from tawthiq.model.text import Evidence, evidence
from tawthiq.model.values import Said
from tawthiq.reading.quotes import OPENERS, spans
from tawthiq.reading.sentences import Sentence

NAMELESS = frozenset(("agency", "outlet", "media", "monitor", "ngo", "un", "group", "local"))
"""Roles of bodies and crowds, after which a comma opens no name."""
PAPERS = ("document", "the_document")
"""Words for what is written, which speaks for somebody."""
LONGEST_END = 3
"""Words of a name by which its bearer may be named again."""
QUOTES = ('"', "«", "“")
_BEFORE_SPEECH = re.compile(r"\s*((?:[^\W\d]+\s+){0,4})[\"«“]")
_BETWEEN_COMMAS = re.compile(r"\s?[،,]\s*((?:[^\W\d]+ ?){1,5})[،,]\s*")
ENDS = ("،", ",", ":", ".", "؛")
"""Marks behind a name that follows an office."""
RECALLED = 2
"""Words between a relative pronoun and a figure by which an incident is only called: «الذي أدى إلى مقتل …»."""
SPEAKS = 4
"""Sentences after a figure that nobody is said to give within which whoever gives it again speaks for it."""
SOME = "some"
"""Value of words that stand before those of whom only some speak: «أحد سكان»."""
SHORT = {'"': '"', "«": "»", "“": "”", "(": ")", "-": "", "–": ""}
"""What stands before the short name of a body, and after it."""
LONGEST_NAMED = 6
"""Words of a name that follows an office."""
NAMING = ' "«»“”'
"""What may stand within a name beside its letters."""
COMMAS = " ،,"
"""What stands at the edges of a name beside an office."""
STRANGE = (
    "told", "date", "said_verb", "that", "colon", "anonymous", "bar", "locative", "of", "to", "according", "persons",
    "person_one", "kill_noun", "attack_noun", "toll", "via", "speaker", "already", "deed", "weapon", "saying_on",
)  # fmt: skip
"""Kinds of word that no name goes across."""
UNLIKE = (*(kind for kind in STRANGE if kind != "bar"), "spot", "actor", "nationality", "target", "happening", "force")
"""Kinds of word that no name between commas holds, beside those that only look like one."""
CLOSING = (*OPENERS, "told", "via")
"""Kinds of word that stand between a speaker and his speech."""
LEADING = (*CLOSING, "to")
"""What speech begins with after a name between commas."""
BARS = (
    "bar", "date", "weekday", "today", "relative_day", "of", "to", "according", "said_verb", "saying_on", "already",
    "kill_noun", "kill_verb", "attack_noun", "attack_verb", "weapon", "did_verb",
)  # fmt: skip
"""Kinds of word that no office and no name of its holder goes across."""
LONGEST_HOLDER = 7
"""Words of what an office is of and of the name of its holder."""
LONGEST_NAME = 40
"""Characters that may lie between an office and the rest of a saying and still be the name of its holder."""


def is_spoken(char: str) -> bool:
    """Return whether a character is part of a word: a letter, a mark on one, or a number."""
    return category(char)[0] in "LMN"


def stretch(sentence: Sentence, start: int, end: int) -> Evidence | None:
    """Return the words between two characters without the marks at their edges, or None where there are none."""
    text = sentence.article.field(sentence.field)
    while start < end and not is_spoken(text[start]):
        start += 1
    while end > start and not is_spoken(text[end - 1]):
        end -= 1
    return evidence(sentence.article, sentence.field, start, end) if start < end else None


def is_name(text: str, marks: str = " ") -> bool:
    """Return whether the words in a gap can be a name: short, and no clause of their own."""
    return len(text) <= LONGEST_NAME and all(is_spoken(char) or char in marks for char in text)


def is_apposed(text: str, marks: str = " ") -> bool:
    """Return whether a gap holds a name, which may stand between commas.

    >>> is_apposed("، سالم النجار، "), is_apposed("، ")
    (True, False)
    """
    name = text.strip(COMMAS)
    return len(name) > 1 and is_name(name, marks)


def words(sentence: Sentence, mention: Mention, speaker: Mention) -> Evidence:
    """Return the speaker's words, with the unknown name between it and the part of the saying next to it."""
    text, parts, whose = sentence.article.field(sentence.field), mention.parts, owner(speaker)
    at = parts.index(speaker) if speaker in parts else -1
    length = len(sentence.script.article)
    article = length if text[max(0, whose.start - length) : whose.start] in sentence.script.articles else 0
    start, end = whose.start - article, whose.end
    if (
        at > 0
        and whose is speaker
        and is_apposed(text[parts[at - 1].end : start - len(speaker.before) + article], COMMAS)
    ):
        start = parts[at - 1].end
    elif at == 0:
        start = _name_before(sentence, start)
    elif at > 0 and parts[at - 1].value == SOME:
        start = parts[at - 1].start
    following = parts[at + 1] if 0 <= at < len(parts) - 1 else None
    if following is None:
        found = after_name(sentence, end, speech=_says(parts[0])), _before_speech(sentence, end, parts[0])
        end = max(*found, _apposed(sentence, whose, parts[0]))
        end = _short_name(sentence, end)
    elif is_apposed(text[end : following.start - len(following.before)], NAMING):
        end = end if _holds_words(sentence, end, following.start) else following.start - len(following.before)
    return stretch(sentence, start, max(end, whose.end)) or sentence.evidence(whose)


def after_name(sentence: Sentence, at: int, *, speech: bool) -> int:
    """Return the end of a name that leads on to speech, «…» or «، … ، إن», or the place itself where there is none."""
    text = sentence.article.field(sentence.field)
    quoted, apposed = _BEFORE_SPEECH.match(text, at) if speech else None, _BETWEEN_COMMAS.match(text, at)
    if apposed and not any(0 <= m.start - len(m.before) - apposed.end() <= 1 for m in sentence.of(*LEADING)):
        apposed = None
    found = quoted or apposed
    known = _after_given_name(sentence, at)
    return found.end(1) if found and found.end(1) > known and not _holds_words(sentence, at, found.end(1)) else known


def _apposed(sentence: Sentence, speaker: Mention, verb: Mention) -> int:
    """Return the end of the name that follows an office, or of the office where none does.

    It comes with a rank, or is of two to six words that mean nothing else: between commas, with a given name among
    them, or after «بحسب» and its like.
    """
    end = _short_name(sentence, speaker.end)
    after = [word for word in sentence.words if word.start >= end]
    comma = bool(after) and after[0].form in COMMAS
    ranks = {m.start: m for m in sentence.of("titled") if not m.before}
    rank = ranks.get(after[comma].start) if len(after) > comma else None
    if speaker.value in NAMELESS and not rank:
        return end
    after = [word for word in after[comma:] if rank is None or word.start >= rank.end]
    found = _name(sentence, after)
    if not 0 < len(found) <= LONGEST_NAMED:
        return end
    stop = after[len(found)] if len(found) < len(after) else None
    if comma and not rank:
        fits = len(found) > 1 and (stop is None or stop.form in ENDS or stop.start in starts(sentence, "date"))
    elif rank or any(m.end == speaker.end for m in sentence.of("titled")):
        fits = True
    else:
        named = {word.start for word in found} & starts(sentence, "given_name")
        leads = stop is not None and stop.start in starts(sentence, *CLOSING)
        fits = len(found) > 1 and (bool(named) or verb.kind in ("opening", "passing") or leads)
    return found[-1].end if fits else end


def _name_before(sentence: Sentence, start: int) -> int:
    """Return where the name begins that stands between a verb of speech and an office: «قال سالم النجار، قائد …»."""
    verb = next((m for m in reversed(sentence.of("said_verb")) if m.end < start), None)
    between = [word for word in sentence.words if verb and verb.end <= word.start < start]
    found = _name(sentence, between)
    fits = 1 < len(found) == len(between) - 1 and between[-1].form in COMMAS
    return found[0].start if fits else start


def _short_name(sentence: Sentence, at: int) -> int:
    """Return the end of a short name in quotation marks, in brackets or after a dash, or the place itself: «إيساف»."""
    text = sentence.article.field(sentence.field)
    for other in sentence.of("speaker"):
        closing = SHORT.get(text[at : other.start].strip()) if other.start > at and not other.before else None
        if closing is not None and closing in text[other.end : other.end + 2] and other.last == other.first + 1:
            return other.end
    return at


def _name(sentence: Sentence, after: Sequence[Word]) -> list[Word]:
    """Return the first words, up to one more than names have, that can be a name: those that mean nothing else.

    What stands behind a given name belongs to it though it may mean people; «علي» is no preposition.
    """
    known, given = starts(sentence, *UNLIKE, "which", "bar", "negation"), starts(sentence, "given_name")
    people, text = starts(sentence, "persons", "person_one"), sentence.article.field(sentence.field)
    found: list[Word] = []
    for word in after[: LONGEST_NAMED + 1]:
        form = text[word.start : word.end]
        follows = bool(found) and found[-1].start in given and word.start in people
        means = word.start in known and not (word.start in given or form in sentence.script.named or follows)
        apart = bool(found) and text[found[-1].end : word.start].strip() != ""
        if apart or means or not word.form.isalpha():
            break
        found.append(word)
    return found


def starts(sentence: Sentence, *kinds: str) -> set[int]:
    """Return where mentions of some kinds begin, with what is tied to them."""
    return {m.start - len(m.before) for m in sentence.of(*kinds)}


def _before_speech(sentence: Sentence, at: int, verb: Mention) -> int:
    """Return the end of the words between an office and what its holder says, or the place itself where more follows.

    They are what the office is of and the name of its holder, which no table knows.
    """
    if verb.kind != "said_verb":
        return at
    text, end = sentence.article.field(sentence.field), at
    after = [word for word in sentence.words if word.start >= at and word.form not in COMMAS]
    closing, bars = starts(sentence, *CLOSING), starts(sentence, *BARS)
    joins, harm = sentence.script.joins, (m for m in sentence.of("kill_noun") if m.before)
    closing |= {m.start - len(m.before) for m in harm if m.before[:1] not in joins}
    for word in after[: LONGEST_HOLDER + 1]:
        if word.start in closing:
            return end
        if word.start in bars or text[end : word.start].strip(NAMING + COMMAS) or not word.form.isalpha():
            break
        end = word.end
    return at


def _after_given_name(sentence: Sentence, at: int) -> int:
    """Return the end of given names and the one word after them, or the place itself where no given name follows."""
    given, end = {m.start for m in sentence.of("given_name") if not m.before}, at
    for word in sentence.words:
        if word.start < at:
            continue
        if word.start > end + 1 or (word.start not in given and end == at):
            break
        if word.start not in given:
            return end if _holds_words(sentence, word.start, word.end) or not word.form.isalpha() else word.end
        end = word.end
    return end


def _says(word: Mention) -> bool:
    """Return whether a word is a verb that speech follows, and no noun («أعلن مقتل …»)."""
    return word.kind == "said_verb" and word.value in ("say", "says")


def _holds_words(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether something else than a name begins between two characters."""
    return any(
        start <= m.start < end and (m.kind != "speaker" or m.before in sentence.script.joins)
        for m in sentence.of(*STRANGE)
    )


def tellers(speaker: Mention) -> list[Mention]:
    """Return the words and places that a speaker is put together of, in the order of the text."""
    return [leaf for p in speaker.parts for leaf in (tellers(p) if p.kind == "speaker" else [p])]


def owner(speaker: Mention) -> Mention:
    """Return whom a paper speaks for, as far as it says so («بيان للجيش»); any other speaker as he is."""
    first, *others = tellers(speaker) or [speaker]
    if not first.parts or first.parts[0].kind not in PAPERS:
        return speaker
    whose = next((other for other in others if other.kind in ("teller", "spot")), None)
    return whose._replace(end=speaker.end, last=speaker.last) if whose else speaker


def bare(text: str, script: Script) -> list[str]:
    """Return the words of a name without their articles."""
    return [
        word.form[len(script.article) :] if word.form.startswith(script.articles) else word.form
        for word in split(text, script)
    ]


def part(mention: Mention, *kinds: str) -> Mention | None:
    """Return the first part of some kinds within a mention, however deep."""
    for inner in mention.parts:
        found = inner if inner.kind in kinds else part(inner, *kinds)
        if found is not None:
            return found
    return None


def saying(sentence: Sentence, mention: Mention) -> Saying | None:
    """Return a saying as the link of a chain: the speaker, and through whom it came."""
    channel = part(mention, "via", "passing")
    inner = part(channel, "speaker", "agency", "outlet") if channel else None
    via = Saying(sentence.evidence(inner or channel), "agency") if channel else None
    speakers = [inner for inner in mention.parts if inner.kind in ("speaker", "spot")]
    if speakers:
        role = "official" if speakers[-1].kind == "spot" else str(speakers[-1].value)
        return Saying(words(sentence, mention, speakers[-1]), role, via)
    if mention.value.role == "named":
        first = 1 if mention.parts[0].kind == "passing" and len(mention.parts) > 2 else 0
        named = stretch(sentence, mention.parts[first].end, mention.parts[first + 1].start)
        return Saying(named, "unnamed", via) if named else None
    return via


class Attribution:
    """Finds the speaker of any stretch of an article; a back-reference stands for the last speaker named."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.told = sentences
        self._by_sentence: list[list[tuple[Mention, Saying | None]]] = []
        self._named: list[Saying] = []
        fields = {sentence.field: sentence.article for sentence in sentences}
        self._body = _body(sentences)
        self._quoted = {field: list(spans(article.field(field))) for field, article in fields.items()}
        for sentence in sentences:
            found = self._found(sentence)
            self._by_sentence.append([pair for pair in found if pair[1] or pair[0].kind == "saying"])

    def _found(self, sentence: Sentence) -> list[tuple[Mention, Saying | None]]:
        """Return the sayings of a sentence, and its bare verbs of speech, with their speakers, in order."""
        sayings = [m for m in sentence.of("saying") if not self._is_quoted(sentence, m)]
        bare = [v for v in sentence.of("said_verb") if not any(s.first <= v.first < s.last for s in sayings)]
        told = sorted([*sayings, *bare], key=lambda mention: mention.start)
        return [(m, self._link(sentence, m) if m.kind == "saying" else self._spoken(sentence, m)) for m in told]

    def _is_quoted(self, sentence: Sentence, mention: Mention) -> bool:
        """Return whether the speaker of a saying stands in the very words that its verb opens."""
        speakers = [p for p in mention.parts if p.kind in ("speaker", "spot")]
        quoted = self._quoted[sentence.field]
        return any(mention.start < a <= p.start and p.end < b for a, b in quoted for p in speakers)

    def _spoken(self, sentence: Sentence, verb: Mention) -> Saying | None:
        """Return who speaks after a verb: one named before by his last name, or a name that leads on to speech."""
        text = sentence.article.field(sentence.field)
        following = [w.form for w in sentence.words if w.start >= verb.end][:LONGEST_END]
        for old in reversed(self._named):
            whole = [word.form for word in split(old.speaker.text, sentence.script)]
            if any(following[:n] == whole[-n:] for n in range(1, min(len(whole), LONGEST_END + 1))):
                return old
        if not _says(verb) or verb.after or not _BEFORE_SPEECH.match(text, verb.end):
            return None
        name = stretch(sentence, verb.end, after_name(sentence, verb.end, speech=True))
        if name is None:
            return self._named[-1] if self._named and text[verb.end :].lstrip()[:1] in QUOTES else None
        self._named.append(self._known(Saying(name, "unnamed")))
        return self._named[-1]

    def _link(self, sentence: Sentence, mention: Mention) -> Saying | None:
        link = saying(sentence, mention)
        names = link is not None and " " in link.speaker.text and link.speaker.end > max(p.end for p in mention.parts)
        points_back = mention.value.role == "same" and not names
        if points_back and self._named:
            return self._meant(link.speaker.text.removeprefix(sentence.script.article) if link else "")
        if link is None or (points_back and link.role == "unnamed" and not _is_paper(mention)):
            return None
        is_name = mention.value.role == "named"
        told = self._known(link) if is_name else self._taken_up(link, sentence.script)
        last = next(reversed(self._named), told)
        passes = closes(mention) and _passes_on(told, last) and _stands_in(last, sentence)
        self._named.insert(len(self._named) - passes, told)
        return told

    def _meant(self, noun: str) -> Saying:
        """Return the speaker that a noun takes up: the last whose words hold it, else the last of all."""
        return next((old for old in reversed(self._named) if noun in old.speaker.text), self._named[-1])

    def _known(self, link: Saying) -> Saying:
        """Return the earlier speaker whose words hold this name, or the name itself."""
        return next((old for old in self._named if link.speaker.text in old.speaker.text), link)

    def _taken_up(self, link: Saying, script: Script) -> Saying:
        """Return the earlier speaker whom words with the article take up («المصادر الباكستانية»), or the link."""
        text = link.speaker.text
        if not text.startswith(script.articles):
            return link
        mine = bare(text, script)
        earlier = ((old, bare(old.speaker.text, script)) for old in reversed(self._named))
        fits = (old for old, words in earlier if set(mine) <= set(words) and (len(mine) > 1 or mine[0] == words[0]))
        return next(fits, link)

    def sides(self, said: Saying | None, country: str) -> frozenset[str]:
        """Return the groups and countries named in a speaker's words: he speaks for them."""
        if said is None:
            return frozenset()
        at = said.speaker
        told = [s for s in self.told if _stands_in(said, s)]
        named = [m for s in told for m in s.of("actor", "nationality") if at.start <= m.start and m.end <= at.end]
        return frozenset(m.value if m.kind == "nationality" else side(str(m.value), country) for m in named)

    def taken_up(self, sentence: Sentence, actor: Mention) -> str:
        """Return the id of the group that «the group» takes up: the last before it that is called so, else the last."""
        noun = sentence.evidence(actor).text.split()[0].removeprefix(sentence.script.article)
        told = self.told[: sentence.number + 1]
        before = [(s, m) for s in told for m in s.of("actor") if s is not sentence or m.end <= actor.start]
        groups = [str(m.value) for _, m in before if m.value not in ("", "same") and not is_state(str(m.value))]
        called = {str(m.value) for s, m in before if noun in s.evidence(m).text}
        return next((id for id in reversed(groups) if id in called), groups[-1] if groups else "")

    def sayings(self, sentence: Sentence) -> list[tuple[Mention, Saying | None]]:
        """Return the sayings of a sentence with their speakers."""
        return self._by_sentence[sentence.number]

    def of(self, sentence: Sentence, mention: Mention) -> Saying | None:
        """Return who says a mention; a figure is said by whoever gives it in the text rather than in the headline.

        Who gives a figure himself is taken before those who pass it on.
        """
        said = self._within(sentence, mention)
        is_headline = sentence.number not in self._body
        if mention.kind != "toll" or (not is_headline and (said is None or said.role not in PASSING)):
            return said
        figure = _figure(mention)
        again = [(s, m) for s in self._body.values() for m in s.of("toll") if figure and _figure(m) == figure]
        near = [(s, m) for s, m in again if s.number - again[0][0].number <= SPEAKS]
        links = [link for s, m in near if (link := self._within(s, m))]
        return next((link for link in links if link.role not in PASSING), said or next(iter(links), None))

    def _within(self, sentence: Sentence, mention: Mention) -> Saying | None:
        """Return who says a mention in its sentence: a speaker named after it («بحسب …») before one in front of it.

        Who claims an attack says nothing of its victims; an agency or a count named after another speaker passes his
        words on.
        """
        said = [(m, link) for m, link in self._by_sentence[sentence.number] if link and not is_claim(sentence, m)]
        reach = mention.end if mention.kind == "toll" else mention.start + 1
        before = [] if _is_recalled(sentence, mention) else [link for m, link in said if m.start < reach]
        closing, after = _source([pair for pair in said if closes(pair[0]) and pair[0].start >= mention.end])
        if closing is None or (before and _gives_way(closing, after, before[-1])):
            return before[-1] if before else self._quoting(sentence, mention)
        return after

    def _quoting(self, sentence: Sentence, mention: Mention) -> Saying | None:
        """Return who speaks the quotation that began in an earlier sentence and holds a mention."""
        spans = self._quoted[sentence.field]
        opened = next((a for a, b in spans if a < sentence.start and mention.end <= b), None)
        if opened is None:
            return None
        told = next(s for s in reversed(self.told) if s.field == sentence.field and s.start <= opened)
        return next((link for m, link in reversed(self._by_sentence[told.number]) if m.start < opened), None)


def _body(sentences: Sequence[Sentence]) -> dict[int, Sentence]:
    """Return by number the sentences that are no headlines: neither the title nor what stands there twice."""
    forms = [tuple(word.form for word in sentence.words) for sentence in sentences]
    times = Counter(forms)
    return {s.number: s for s, form in zip(sentences, forms, strict=True) if not s.is_title and times[form] == 1}


def _figure(toll: Mention) -> tuple[str, int] | None:
    """Return the status and value of a figure; None where it counts nobody."""
    value = toll.value.count.value
    return (toll.value.status, value) if value else None


def is_claim(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a saying is that of a claim of responsibility: «أعلن التنظيم أمس مسؤوليته عن هجوم …»."""
    told = [m for m in sentence.of("responsibility", "that", "said_verb", "toll") if m.start >= mention.end]
    return bool(told) and told[0].kind == "responsibility"


def _gives_way(closing: Mention, after: Saying | None, before: Saying) -> bool:
    """Return whether who is named after a figure passes on what another said, or is a paper of nobody's."""
    return _is_paper(closing) or (after is not None and _passes_on(after, before))


def _source(closing: Sequence[tuple[Mention, Saying]]) -> tuple[Mention, Saying] | tuple[None, None]:
    """Return the first saying after a figure, or the next where both touch and it is passed on: «… نقلا عن …»."""
    touches = len(closing) > 1 and closing[1][0].start - closing[0][0].end <= 1
    passes = touches and _passes_on(closing[0][1], closing[1][1])
    return closing[passes] if closing else (None, None)


def _passes_on(told: Saying, other: Saying) -> bool:
    """Return whether a speaker passes on what another said: an agency, a paper, a station."""
    return told.role in PASSING and other.role not in PASSING


def _stands_in(said: Saying, sentence: Sentence) -> bool:
    return sentence.field == said.speaker.field and sentence.start <= said.speaker.start < sentence.end


def _is_recalled(sentence: Sentence, toll: Mention) -> bool:
    """Return whether a figure only says which incident is spoken of: «الهجوم الذي أودى بحياة …», not «الأمر الذي …»."""
    last = next((m for m in reversed(sentence.of("which")) if m.last <= toll.first), None)
    if toll.kind != "toll" or last is None or any(m.last == last.first for m in sentence.of("affair")):
        return False
    return bool(toll.first - last.last <= RECALLED)


def _is_paper(saying: Mention) -> bool:
    """Return whether a paper of nobody's says it: «التقارير», «حصيلة جديدة»."""
    speaker = next((part for part in saying.parts if part.kind == "speaker"), None)
    first = next(iter(tellers(speaker)), None) if speaker else None
    return bool(speaker and first and first.parts and first.parts[0].kind in PAPERS and owner(speaker) is speaker)


def closes(mention: Mention) -> bool:
    """Return whether a saying is of what comes before it: «بحسب …»."""
    return isinstance(mention.value, Said) and mention.value.reach == "back"
