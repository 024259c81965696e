"""How far two people agree: Cohen's kappa and Krippendorff's alpha for each field that both judged.

The coefficients are those of NLTK (`nltk.metrics.agreement`), which is installed by `pip install tawthiq[agreement]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.model.decisions import FIELDS, Decision, Entry
from tawthiq.model.errors import DecisionError

ABSENT = "agreement is measured with NLTK, which is not installed; install it with: pip install 'tawthiq[agreement]'"
WHOLE, TOGETHER = "incident", "same incident"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person last said of one thing: the field, the unit (an incident, or a pair of accounts), the value."""

    by: str
    field: str
    unit: str
    value: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree on one field: units both judged, on how many they say the same, and the coefficients.

    A coefficient is None where it is not defined: with fewer than two units, or where both say one thing throughout.
    Kappa takes values as same or not. Alpha does so on the `nominal` scale; on the `interval` scale, where all values
    are plain numbers, a near miss weighs less than a far one.
    """

    field: str
    units: int
    same: int
    scale: str
    kappa: float | None
    alpha: float | None


def judgements(stood: Iterable[Entry], incident_of: Callable[[str], str]) -> list[Judgement]:
    """Return what each person last said of each thing; decisions on accounts that are not there are left out."""
    found = dict[tuple[str, str, str], Judgement]()
    for entry in stood:
        for made in _judged(entry.decision, incident_of):
            found[made.by, made.field, made.unit] = made
    return list(found.values())


def agreements(said: Iterable[Judgement], one: str, other: str) -> list[Agreement]:
    """Return how far two people agree, for each field that both judged; raises DecisionError where NLTK is absent."""
    values = dict[str, dict[str, dict[str, str]]]()
    for made in said:
        if made.by in (one, other):
            values.setdefault(made.field, {}).setdefault(made.unit, {})[made.by] = made.value
    found = []
    for field in (WHOLE, *FIELDS, TOGETHER):
        both = [(said[one], said[other]) for _, said in sorted(values.get(field, {}).items()) if len(said) == 2]
        if both:
            found.append(agreement(field, both))
    return found


def agreement(field: str, both: Sequence[tuple[str, str]]) -> Agreement:
    """Return how far the values of two people agree, unit by unit."""
    is_numeric = all(value.isdigit() for pair in both for value in pair)
    kappa, alpha = _coefficients(both, is_numeric) if _is_defined(both) else (None, None)
    same = sum(one == other for one, other in both)
    return Agreement(field, len(both), same, "interval" if is_numeric else "nominal", kappa, alpha)


def _judged(made: Decision, incident_of: Callable[[str], str]) -> Iterable[Judgement]:
    if made.others:
        return [Judgement(made.by, TOGETHER, "|".join(pair), made.verdict) for pair in made.pairs]
    unit = next((found for key in made.on if (found := incident_of(key))), "")
    if not unit:
        return []
    value = (made.value or made.verdict) if made.field else made.verdict
    return [Judgement(made.by, made.field or WHOLE, unit, value)]


def _is_defined(both: Sequence[tuple[str, str]]) -> bool:
    return len(both) > 1 and len({value for pair in both for value in pair}) > 1


def _coefficients(both: Sequence[tuple[str, str]], is_numeric: bool) -> tuple[float, float]:
    try:
        from nltk.metrics.agreement import AnnotationTask
        from nltk.metrics.distance import binary_distance, interval_distance
    except ImportError as error:
        raise DecisionError(ABSENT) from error

    def task(distance: Callable[[object, object], float], read: Callable[[str], object]) -> Mapping[str, float]:
        rows = [(by, unit, read(pair[by])) for unit, pair in enumerate(both) for by in (0, 1)]
        made = AnnotationTask(data=rows, distance=distance)
        return {"kappa": made.kappa(), "alpha": made.alpha()}

    nominal = task(binary_distance, str)
    return float(nominal["kappa"]), float((task(interval_distance, int) if is_numeric else nominal)["alpha"])
