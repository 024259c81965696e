"""Attribution: which words are whose.

A saying's parts stand in the order of the text: what opens it, the `speaker` who says it, the `via` it came through,
and what closes it. Words between the `speaker` and the part before or after it belong to the speaker: they are a name
that no table knows. A saying of the role `named` has no `speaker`: its speaker's words are those between its first two
parts (the last two where the first is a `passing`). The role `same` stands for the speaker named last. A saying that
reaches `back` reaches on where it opens its sentence.
"""

from __future__ import annotations

from tawthiq.grammar.rules import Mention, Room
from tawthiq.languages.ar.script import BARE, TO
from tawthiq.model.values import Said

rule = Room(needs="via date", gives="speaker passing opening saying silence", covers="saying", shows="saying silence")

BAR = (
    "bar of to locative between stop digits said_verb saying_on that according attack_noun attack_verb kill_noun "
    "already dead_one dead_many kill_verb persons person_one date weekday today relative_day norm own_words"
)
"""Words that no unknown name goes across; another speaker only where a name stands before it."""
LOOSE = BAR + " speaker"
TIGHT = LOOSE + " comma being"
OF_BEFORE = ("ها", "ه")
"""Pronouns by which a verb of speech is of what comes before: «في حصيلة أعلنتها الوزارة»."""
PERSONS = frozenset(("rank", "office", "the_office"))
POINTING = frozenset(("the_office", "the_document"))


def _word(speaker: Mention) -> str:
    """Return the kind of the word that a speaker begins with."""
    while speaker.parts:
        speaker = speaker.parts[0]
    return speaker.kind


def _refers(speaker: Mention) -> bool:
    """Return whether a speaker only points back: an office with the article and nothing else («المصدر»)."""
    if speaker.rule == "<speaker> <again>":
        return _refers(speaker.parts[0])
    return len(speaker.parts) == 1 and (_word(speaker) in POINTING or bool(speaker.after))


def _role(speaker: Mention) -> str:
    if speaker.kind == "spot":
        return "official"
    return "same" if _refers(speaker) else str(speaker.value)


def _said(speaker: Mention, reach: str = "on") -> Said | None:
    """Return who speaks, None where a clitic ties the word to something else («للشرطة», «والشرطة»)."""
    free = speaker.before in BARE and (speaker.kind != "spot" or speaker.value.relation == "")
    return Said(_role(speaker), reach) if free else None


def _named(speaker: Mention, closing: Mention, reach: str = "on") -> Said | None:
    """Return who speaks where a name may follow the office: then «الطبيب» is nobody's back-reference."""
    said = _said(speaker, reach)
    named = said is not None and speaker.kind == "speaker" and closing.first > speaker.last + 1
    return Said(str(speaker.value), reach) if named else said


def _opened(opening: Mention, speaker: Mention) -> Said | None:
    """Return who speaks after «بحسب …»; «وفقا» and its like need ل before the speaker."""
    if opening.value.endswith("ل"):
        return Said(_role(speaker), _reach(opening)) if speaker.before in TO else None
    return _said(speaker, _reach(opening))


def _reach(opening: Mention) -> str:
    """Return the reach of «بحسب …»: with و it opens a new clause and reaches on, as does «كما أعلن» (also said)."""
    return "on" if opening.before.startswith(("و", "ف")) or opening.value == "also" else "back"


@rule("speaker", "<titled> …5 <speaker>", unless=BAR)
def _(titled: Mention, office: Mention) -> str | None:
    is_office = _word(office) != "rank" and office.before in BARE and office.first > titled.last
    return str(office.value) if is_office else None


@rule("passing", "<relay verb> <speaker> …4 <from>", unless="speaker that stop")
def _(verb: Mention, speaker: Mention, source: Mention) -> str | None:
    return str(speaker.value) if speaker.before in BARE else None


@rule("passing", "<relay verb> <speaker> <speaker> …2 <from>", unless="speaker that stop said_verb")
def _(verb: Mention, speaker: Mention, short: Mention, source: Mention) -> str | None:
    """Return who passes on what is said where his short name follows: «نقلت وكالة الأنباء السورية (سانا) عن …»."""
    is_short = short.before == "" and short.value == speaker.value and short.last == short.first + 1
    return str(speaker.value) if is_short and speaker.before in BARE else None


@rule("saying", "<passing> <speaker> <that>?")
def _(passing: Mention, speaker: Mention, that: Mention | None) -> Said | None:
    return _said(speaker)


@rule("saying", "<passing|relay verb> <from>? …4 <that>", unless=LOOSE)
def _(passing: Mention, source: Mention | None, that: Mention) -> Said | None:
    known = passing.kind == "passing" or source
    return Said("named") if known and that.first > (source or passing).last else None


@rule("saying", "<as> <passing> <speaker>")
def _(word: Mention, passing: Mention, speaker: Mention) -> Said | None:
    return _said(speaker, "on" if word.value == "also" or word.before else "back")


@rule("saying", "<relay verb> <speaker> <that>")
def _(verb: Mention, speaker: Mention, that: Mention) -> Said | None:
    return _said(speaker)


@rule("saying", "<relay verb> <from> <speaker> <that>?")
def _(verb: Mention, source: Mention, speaker: Mention, that: Mention | None) -> Said | None:
    return _said(speaker)


@rule("saying", "<said verb|telling> <of it|date|each of>? <speaker|spot>")
def _(verb: Mention, between: Mention | None, speaker: Mention) -> Said | None:
    """Return who speaks; «أحد المسؤولين» is nobody's back-reference, and «أعلنتها» is of what comes before."""
    said = _said(speaker, "back" if verb.after in OF_BEFORE and verb.value == "announce" else "on")
    counted = said is not None and between is not None and between.kind == "each_of"
    return Said(str(speaker.value)) if counted and speaker.kind == "speaker" else said


@rule("saying", "<said verb> <speaker|spot> …5 <that|colon|via|told|anonymous>", unless=LOOSE)
def _(verb: Mention, speaker: Mention, closing: Mention) -> Said | None:
    known = speaker.kind == "speaker" or closing.first == speaker.last
    return _named(speaker, closing) if known and not closing.before.startswith("و") else None


@rule("saying", "<said verb> <via> …3 <speaker>", unless=TIGHT)
def _(verb: Mention, via: Mention, speaker: Mention) -> Said | None:
    return _said(speaker)


@rule("saying", "<said verb> …5 <speaker>", unless=BAR)
def _(verb: Mention, speaker: Mention) -> Said | None:
    return _said(speaker) if verb.value in ("say", "says") else None


@rule("saying", "<said verb> …4 <speaker> …4 <that>", unless=BAR)
def _(verb: Mention, speaker: Mention, that: Mention) -> Said | None:
    """Return who announces where his name stands before his office: «وذكر سالم حداد، مدير المستشفى، أن …»."""
    is_named = speaker.first > verb.last + 1 and _word(speaker) in PERSONS and not that.before
    told = is_named and str(verb.value).startswith("announce") and _said(speaker)
    return Said(str(speaker.value)) if told else None


@rule("saying", "<said verb|saying on> <via|told>? <that|colon>")
def _(verb: Mention, via: Mention | None, that: Mention) -> Said | None:
    return None if that.before else Said("same")


@rule("saying", "<saying on> <to>?")
def _(verb: Mention, to: Mention | None) -> Said:
    return Said("same")


@rule("saying", "<said verb> <to> <that>?")
def _(verb: Mention, to: Mention, that: Mention | None) -> Said | None:
    return Said("same") if verb.value in ("say", "says") else None


@rule("saying", "<said verb> …3 <to> <that>", unless=TIGHT)
def _(verb: Mention, to: Mention, that: Mention) -> Said | None:
    return Said("named") if verb.value in ("say", "says") and to.first > verb.last else None


@rule("saying", "<said verb> …4 <that|colon|via>", unless=TIGHT)
def _(verb: Mention, that: Mention) -> Said | None:
    return None if that.first == verb.last or that.before.startswith("و") else Said("named")


@rule("saying", "<said verb> …4 <comma>? <being>", unless=TIGHT)
def _(verb: Mention, comma: Mention | None, being: Mention) -> Said | None:
    """Return who speaks where the text goes on to say who he is: «وقال سالم النجار، وهو شرطي، إن …»."""
    follows = being.before == "و" and (comma or being).first > verb.last
    return Said("named") if follows and verb.value in ("say", "says") else None


@rule("saying", "<speaker|spot> <already>? <said verb> <that|colon|via>?")
def _(speaker: Mention, already: Mention | None, verb: Mention, that: Mention | None) -> Said | None:
    if verb.before or not (already or that or verb.value.endswith("s")):
        return None
    return _said(speaker) if not speaker.before.startswith("و") else Said(_role(speaker))


@rule("saying", "<speaker> <said verb> <comma>? <date> <comma>? <that>")
def _(
    speaker: Mention, verb: Mention, comma: Mention | None, day: Mention, end: Mention | None, that: Mention
) -> Said | None:
    is_paper = _word(speaker) in ("document", "the_document")
    return None if verb.before or that.before or is_paper or speaker.before.startswith("و") else _said(speaker)


@rule("saying", "<already|that> <speaker|spot> …4 <said verb>", unless="stop comma that speaker locative of")
def _(already: Mention, speaker: Mention, verb: Mention) -> Said | None:
    follows = already.kind == "already" or verb.first == speaker.last
    return _said(speaker) if follows and not verb.before else None


@rule("saying", "<speaker> <colon>")
def _(speaker: Mention, colon: Mention) -> Said | None:
    return None if _refers(speaker) or _word(speaker) == "document" else _said(speaker)


@rule("saying", "<speaker> …5 <said verb>", unless=LOOSE + " spot")
def _(speaker: Mention, verb: Mention) -> Said | None:
    """Return who speaks where his name stands between office and verb: «قائد الشرطة، سالم النجار، يعلن …»."""
    fits = verb.first > speaker.last and verb.value.endswith("s") and not verb.before
    return _named(speaker, verb) if fits else None


@rule("saying", "<already> <speaker> …8 <already> <said verb>", unless="stop that speaker said_verb")
def _(was: Mention, speaker: Mention, already: Mention, verb: Mention) -> Said | None:
    """Return who had said: «وكان المرصد، ومقره لندن، قد أعلن …»."""
    fits = was.last == speaker.first and already.first > speaker.last and _word(speaker) != "document"
    return _said(speaker) if fits else None


@rule("saying", "<topic> <speaker> <comma>? <already>? <said verb> <that>?")
def _(
    topic: Mention,
    speaker: Mention,
    comma: Mention | None,
    already: Mention | None,
    verb: Mention,
    that: Mention | None,
) -> Said | None:
    """Return who speaks after «أما»: the verb or the particle before it then carries ف."""
    follows = already.value == "then" if already else verb.before == "ف"
    return _said(speaker) if follows else None


@rule("opening", "<according>")
def _(word: Mention) -> str:
    return str(word.value)


@rule("opening", "<as> <said verb|relay verb> <of it>? <date>?")
def _(word: Mention, verb: Mention, it: Mention | None, day: Mention | None) -> str | None:
    return None if verb.before else str(word.value)


@rule("saying", "<opening> <speaker|spot>")
def _(opening: Mention, speaker: Mention) -> Said | None:
    return _opened(opening, speaker)


@rule("saying", "<opening> <speaker|spot> …4 <via|told>", unless=LOOSE)
def _(opening: Mention, speaker: Mention, channel: Mention) -> Said | None:
    adjoins = channel.first == speaker.last
    return _opened(opening, speaker) if adjoins or (speaker.kind == "speaker" and not _refers(speaker)) else None


@rule("saying", "<opening> <speaker> <said verb> <via>?")
def _(opening: Mention, speaker: Mention, verb: Mention, via: Mention | None) -> Said | None:
    return _opened(opening, speaker) if not verb.before and not verb.after else None


@rule("saying", "<opening> <speaker> <said verb|publishing> <date>? <speaker|spot>")
def _(opening: Mention, count: Mention, verb: Mention, day: Mention | None, speaker: Mention) -> Said | None:
    told = count.value == "unnamed" and (verb.after or verb.value == "publish") and _opened(opening, count)
    return _said(speaker, _reach(opening)) if told else None


@rule("saying", "<opening> <speaker|spot> <date>? <stop|comma>")
def _(opening: Mention, speaker: Mention, day: Mention | None, end: Mention) -> Said | None:
    return _said(speaker, "back") if opening.value == "also" and not opening.before else None


@rule("saying", "<opening> <speaker|spot> <via> <stop|comma>")
def _(opening: Mention, speaker: Mention, channel: Mention, end: Mention) -> Said | None:
    """Return who confirmed what comes before to an agency: «…، كما أكد الجيش لوكالة رويترز.»."""
    return _said(speaker, "back") if opening.value == "also" and not opening.before else None


@rule("saying", "<opening> <speaker> …4 <stop|comma>", unless=TIGHT)
def _(opening: Mention, speaker: Mention, end: Mention) -> Said | None:
    named = _word(speaker) in PERSONS and end.first > speaker.last
    return Said(str(speaker.value), _reach(opening)) if named and _opened(opening, speaker) else None


@rule("saying", "<opening> …5 <speaker>", unless=BAR)
def _(opening: Mention, speaker: Mention) -> Said | None:
    return _said(speaker, _reach(opening)) if speaker.first > opening.last else None


@rule("saying", "<opening> …4 <stop|comma>", unless=TIGHT + " spot")
def _(opening: Mention, end: Mention) -> Said | None:
    closes = opening.value == "also" and end.kind == "stop" and not opening.before
    return None if end.first == opening.last else Said("named", "back" if closes else _reach(opening))


@rule("saying", "<opening> <own words> <stop|comma>?")
def _(opening: Mention, mine: Mention, end: Mention | None) -> Said | None:
    return Said("same", "back") if mine.before == "" else None


@rule("saying", "<said verb> <kill noun>")
def _(verb: Mention, kill: Mention) -> Said | None:
    """Return who goes on to announce: «وأفاد بمقتل …» after the words of somebody."""
    return Said("same") if verb.before and verb.value.startswith("announce") and kill.before in ("", "ب") else None


@rule("saying", "<said verb> <from>")
def _(verb: Mention, of: Mention) -> Said | None:
    """Return who goes on to speak of something: «وتحدث عن وقوع …» after the words of somebody."""
    return Said("same") if verb.before and verb.value.startswith("announce") else None


@rule("saying", "<rumour>")
def _(rumour: Mention) -> Said:
    return Said(str(rumour.value))


@rule("silence", "<negation> <said verb> <of it>? <speaker>?")
def _(no: Mention, verb: Mention, it: Mention | None, speaker: Mention | None) -> bool:
    return True


@rule("silence", "<negation> <said verb> …6 <that>", unless="stop comma")
def _(no: Mention, verb: Mention, that: Mention) -> bool:
    return True
