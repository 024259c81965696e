"""Answers in words, in Arabic and English."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawthiq.knowledge.places import load_places
from tawthiq.model.errors import KnowledgeError
from tawthiq.model.precedents import ENOUGH
from tawthiq.register.past.answer import Answer, together
from tawthiq.register.past.asked import Asked
from tawthiq.register.past.period import BEGINNING

UNREAD = {
    "day": ("the day of the incident is not known", "يوم الحادث غير معروف"),
    "time": ("the time that it looks back over cannot be dated", "لا يمكن تأريخ المدة المقصودة"),
    "area": ("the place is not known", "المكان غير معروف"),
    "measure": ("what is measured cannot be counted", "لا يمكن عدّ ما يقاس"),
    "spell": (
        "which day, week or month is meant is not said; `ask` lists the highest",
        "لا يذكر أي يوم أو أسبوع أو شهر هو المقصود",
    ),
    "figure": ("the incident has no figure to compare", "لا حصيلة للحادث تقارن بها"),
    "habit": (
        "how often something happens as a rule is not a question that counting answers",
        "العادة لا يجيب عنها العدّ",
    ),
    "row": ("incidents in a row are not compared yet", "الحوادث المتتالية لا تقارن بعد"),
    "count": ("how many is not said", "العدد غير مذكور"),
    "direction": ("the direction is not said", "الاتجاه غير مذكور"),
}
"""What hinders a question, in English and Arabic."""
REASONS = {
    "no_coverage": ("it does not cover all of the time", "لا تغطي كامل المدة"),
    "no_figures": ("it holds no such figures", "لا تتضمن أرقاما كهذه"),
    "figures_overlap": ("the figures overlap", "الأرقام متداخلة"),
    "kind_not_recorded": ("it does not record of which kind they were", "لا تسجل نوعها"),
    "deadly_only": ("among deadly incidents, the only ones it holds", "بين الحوادث المميتة، وهي وحدها ما تتضمنه"),
}
WHAT = {
    "superlative": ("deadlier incidents", "حوادث أشد فتكا"),
    "injured": ("incidents with more injured", "حوادث جرحاها أكثر"),
    "recency": ("earlier incidents", "حوادث سابقة"),
    "frequency": ("earlier incidents", "حوادث سابقة"),
    "trend": ("incidents, against the time of equal length before", "حوادث، مقارنة بالمدة المماثلة قبلها"),
}
HIGHEST = {
    "killed": ("killed in the deadliest", "قتيلا في أشدها فتكا"),
    "injured": ("injured in the one with the most", "جريحا في أكثرها جرحى"),
}
SPELLS = {
    "killed": ("killed in the deadliest {}", "قتيلا في {} الأشد فتكا"),
    "injured": ("injured in the {} with the most", "جريحا في {} الأكثر جرحى"),
    "attacks": ("incidents in the {} with the most", "حادثا في {} الأكثر حوادث"),
}
SPELL = {"day": ("day", "اليوم"), "week": ("week", "الأسبوع"), "month": ("month", "الشهر"), "year": ("year", "العام")}
VERDICTS = {
    "consistent": ("consistent", "متسق"),
    "contradicted": ("contradicted", "مناقَض"),
    "cannot_be_told": ("cannot be told", "لا يمكن الحكم"),
    "listed": ("listed", "قائمة"),
}
ELSEWHERE = ("not covered", "غير مشمول")
BY_ROWS = ("; it is covered as far as its own rows reach", "؛ والتغطية بحسب صفوفها")
"""What is added where nobody stated from when until when a data set is complete."""


def sentence(asked: Asked, answers: Sequence[Answer]) -> dict[str, str]:
    """Return what the data sets say together, in `en` and `ar`."""
    if asked.unread:
        return {
            "en": _joined(asked.unread, 0, "Cannot be asked: "),
            "ar": _joined(asked.unread, 1, "لا يمكن طرح السؤال: "),
        }
    if not answers:
        return {"en": "No data set was imported to ask.", "ar": "لم تستورد أي بيانات مرجعية للسؤال."}
    return {"en": _english(asked, answers), "ar": _arabic(asked, answers)}


def _joined(codes: Sequence[str], language: int, head: str) -> str:
    return head + "; ".join(UNREAD[code][language] for code in codes) + "."


def verdict_words(answers: Sequence[Answer]) -> tuple[str, str]:
    """Return the verdict of all data sets together, in English and Arabic."""
    verdict = together(answers)
    if verdict in VERDICTS:
        return VERDICTS[verdict]
    return verdict, verdict.replace("consistent only by", "متسق فقط بحسب")


def _english(asked: Asked, answers: Sequence[Answer]) -> str:
    parts = [f"{each.source}: {_part(asked, each, 0)}" for each in answers]
    return f"{verdict_words(answers)[0].capitalize()}. In {_area(asked)} {_time(asked)}: {'; '.join(parts)}."


def _arabic(asked: Asked, answers: Sequence[Answer]) -> str:
    parts = [f"{each.source}: {_part(asked, each, 1)}" for each in answers]
    return f"{verdict_words(answers)[1]}. في {_area_ar(asked)} {_time_ar(asked)}: {'؛ '.join(parts)}."


def _part(asked: Asked, each: Answer, language: int) -> str:
    """Return what one data set says: one word where it does not cover the country at all."""
    if each.reason == "elsewhere":
        return ELSEWHERE[language]
    if each.reason == "no_coverage" and not each.high:
        return REASONS[each.reason][language]
    number, because, what = number_of(asked, each), _because(asked, each, language), what_is_counted(asked)[language]
    if language and not asked.is_open:
        return f"{what}: {number}{because}"
    is_one = number == "1" and not asked.is_open
    return f"{number} {what.replace('incidents', 'incident') if is_one else what}{because}"


def what_is_counted(asked: Asked) -> tuple[str, str]:
    """Return what the number of an answer counts, in English and Arabic."""
    if not asked.is_open:
        return WHAT["injured" if asked.measure == "injured" else asked.kind]
    english, arabic = SPELLS[asked.measure] if asked.spell else HIGHEST[asked.measure]
    unit = SPELL.get(asked.spell, ("", ""))
    return english.format(unit[0]), arabic.format(unit[1])


def counted_in(asked: Asked) -> str:
    """Return what the figure beside a record counts: `killed`, `injured`, or `incidents` of a whole stretch of time."""
    if asked.spell and asked.measure == "attacks":
        return "incidents"
    return "injured" if asked.measure == "injured" else "killed"


def number_of(asked: Asked, each: Answer) -> str:
    """Return the number that an answer rests on, from low to high; `≥` where more were not counted."""
    return _span(each) if asked.is_open or each.low < ENOUGH else f"≥{each.low}"


def _span(each: Answer) -> str:
    return str(each.low) if each.low == each.high else f"{each.low}-{each.high}"


def _because(asked: Asked, each: Answer, language: int) -> str:
    is_certain = each.verdict in ("consistent", "listed")
    by_rows = BY_ROWS[language] if is_certain and each.coverage.basis == "rows" else ""
    reason = f": {REASONS[each.reason][language]}" if each.reason else ""
    if asked.is_open and not each.reason:
        return f" ({by_rows[2:]})" if by_rows else ""
    return f" ({VERDICTS[each.verdict][language]}{reason}{by_rows})"


def _area(asked: Asked) -> str:
    place = asked.area
    assert place is not None
    named = place.locality or place.admin1 or _country(place.country or "")[0]
    return named if asked.is_placed else f"{named} (the country of the incident; the sentence names no place)"


def _area_ar(asked: Asked) -> str:
    place = asked.area
    assert place is not None
    named = place.name or place.locality or place.admin1 or _country(place.country or "")[1]
    return named if asked.is_placed else f"{named} (بلد الحادث، إذ لا تذكر الجملة مكانا)"


@cache
def _country(code: str) -> tuple[str, str]:
    """Return the name of a country in English and Arabic, its code where we do not know it."""
    try:
        found = load_places().place(f"ne:{code}")
    except KnowledgeError:
        return code, code
    return found.name, next(iter(found.names), found.name)


def _time(asked: Asked) -> str:
    assert asked.period is not None
    if asked.period.since == BEGINNING:
        return f"up to {asked.period.until}"
    return f"from {asked.period.since} to {asked.period.until}"


def _time_ar(asked: Asked) -> str:
    assert asked.period is not None
    if asked.period.since == BEGINNING:
        return f"حتى {asked.period.until}"
    return f"من {asked.period.since} إلى {asked.period.until}"
