"""Time phrases against the day of publication: tables of phrases, laws, and the Hijri calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hijridate import Gregorian, Hijri
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.grammar.weights import Weights
from tawthiq.model.text import Article
from tawthiq.model.values import Moment, When
from tawthiq.reading.drafting.days import days
from tawthiq.reading.moments import UNKNOWN, UNRELIABLE, own_day, resolve, resolve_from, within
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.sentences import sentences

ENGINE = load_engine("ar")
THURSDAY = "2021-01-21"
DAYS = st.dates(date(1990, 1, 1), date(2034, 12, 31))
WHENS = st.builds(
    When,
    year=st.none() | st.integers(1300, 2035),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(0, 6),
    days=st.none() | st.integers(-40, 3),
    calendar=st.sampled_from(("gregorian", "hijri")),
)


def read(phrase: str, published: str = THURSDAY, kind: str = "") -> str:
    """Return the one time that a phrase means, as printed."""
    found = ENGINE.run(phrase, until="dates").of("date")
    assert len(found) == 1, [m.value for m in found]
    return str(resolve(found[0].value, published, kind))


RELATIVE = [
    ("اليوم", "2021-01-21 day"),
    ("فجر اليوم الخميس", "2021-01-21 day"),
    ("أمس", "2021-01-20 day"),
    ("أمس الأربعاء", "2021-01-20 day"),
    ("مساء أول من أمس", "2021-01-19 day"),
    ("الليلة الماضية", "2021-01-20 day"),
    ("بعد منتصف الليلة الماضية", "2021-01-21 day"),
    ("غدا", "2021-01-22 day"),
    ("الخميس", "2021-01-21 day"),
    ("الخميس الماضي", "2021-01-14 day"),
    ("الجمعة", "2021-01-15 day"),
    ("صباح الأربعاء", "2021-01-20 day"),
    ("السبت قبل الماضي", "2021-01-09 day"),
    ("الأحد المقبل", "2021-01-24 day"),
    ("ليل الثلاثاء - الأربعاء", "2021-01-20 day"),
    ("الاثنين من الأسبوع الماضي", "2021-01-11 day"),
    ("قبل يومين", "2021-01-19 day"),
    ("قبل سبعة أيام", "2021-01-14 day"),
    ("قبل عشرين يوما", "2021-01 month"),
    ("منذ أسبوعين", "2021-01 month"),
    ("قبل أيام", "2021-01 month"),
    ("خلال الأيام القليلة الماضية", "2021-01 month"),
    ("خلال الساعات الـ24 الماضية", "2021-01-21 day"),
    ("قبل شهر", "2020-12 month"),
    ("قبل ستة أشهر", "2020-07 month"),
    ("قبل عام ونصف", "2019 year"),
    ("قبل عامين", "2019 year"),
    ("قبل أشهر", "? ?"),
    ("هذا الأسبوع", "2021-01 month"),
    ("الأسبوع الماضي", "2021-01 month"),
    ("الشهر الماضي", "2020-12 month"),
    ("الثالث من الشهر الماضي", "2020-12-03 day"),
    ("الخامس من الشهر الجاري", "2021-01-05 day"),
    ("العام الماضي", "2020 year"),
    ("مطلع العام الجاري", "2021 year"),
    ("اليوم نفسه", "? ?"),
    ("بعد ثلاثة أيام على الهجوم", "? ?"),
    ("قبل يومين من الانتخابات", "? ?"),
]
NAMED = [
    ("21 يناير", "2021-01-21 day"),
    ("22 يناير", "2021-01-22 day"),
    ("23 يناير", "2020-01-23 day"),
    ("21 يناير الماضي", "2020-01-21 day"),
    ("3 ديسمبر/كانون الأول", "2020-12-03 day"),
    ("14 يوليو الماضي", "2020-07-14 day"),
    ("2 يناير الجاري", "2021-01-02 day"),
    ("28 كانون الثاني/يناير الجاري", "2021-01-28 day"),
    ("28 ديسمبر الجاري", "2020-12-28 day"),
    ("5 مايو المقبل", "2021-05-05 day"),
    ("3 يناير المقبل", "2022-01-03 day"),
    ("13 تموز من العام الماضي", "2020-07-13 day"),
    ("29 شباط", "2020-02-29 day"),
    ("30 شباط", "? ?"),
    ("السبت 25 أغسطس", "2018-08-25 day"),
    ("اليوم الخميس 21 يناير 2020", "2021-01-21 day"),
    ("في يناير", "2021-01 month"),
    ("يناير الماضي", "2020-01 month"),
    ("مطلع يناير الماضي", "2021-01 month"),
    ("فبراير", "2020-02 month"),
    ("سبتمبر المقبل", "2021-09 month"),
    ("يناير المقبل", "2022-01 month"),
    ("أواخر تموز الماضي", "2020-07 month"),
]
WHOLE = [
    ("21 كانون الثاني/يناير 2015", "2015-01-21 day"),
    ("21/1/2015", "2015-01-21 day"),
    ("آب/أغسطس من عام 2007", "2007-08 month"),
    ("عام 2006", "2006 year"),
    ("صيف 2012", "2012 year"),
    ("14 محرم 1442", "2020-09-02 day"),
    ("15-6-1436هـ", "2015-04-04 day"),
    ("محرم 1442", "2020-09 month"),
    ("عام 1442هـ", "2021 year"),
    ("30 محرم 1442", "? ?"),
    ("عام 1310هـ", "? ?"),
]


@pytest.mark.parametrize(("phrase", "moment"), RELATIVE + NAMED + WHOLE)
def test_phrase_means(phrase: str, moment: str) -> None:
    assert read(phrase) == moment


@pytest.mark.parametrize(
    ("published", "month"),
    [("2009-08-27", "2009-08"), ("2009-09-10", "2009-09"), ("2009-10-01", "2009-09"), ("2009-08-20", "2008-09")],
)
def test_a_hijri_month_that_has_just_begun_lies_no_later_than_publication(published: str, month: str) -> None:
    assert read("خلال شهر رمضان", published) == f"{month} month"


@pytest.mark.parametrize(
    ("phrase", "published", "day"),
    [
        ("خلال الساعات الـ24 الماضية", "2021-01-21T07:30:00+03:00", "2021-01-20"),
        ("خلال 24 ساعة", "2021-01-21 01:15:54", "2021-01-20"),
        ("خلال الساعات الـ24 الماضية", "2021-01-21T15:03:00+03:00", "2021-01-21"),
        ("خلال الساعات الـ24 الماضية", "2021-01-21T00:00:00", "2021-01-21"),
        ("خلال الساعات الـ24 الماضية", "2021-01-21", "2021-01-21"),
        ("خلال الساعات الماضية", "2021-01-21T07:30:00+03:00", "2021-01-21"),
        ("منذ قليل", "2021-01-21T07:30:00+03:00", "2021-01-21"),
        ("قبل ساعات", "2021-01-21T07:30:00+03:00", "2021-01-21"),
        ("فجر اليوم", "2021-01-21T07:30:00+03:00", "2021-01-21"),
    ],
)
def test_the_last_24_hours_of_a_morning_lie_on_the_day_before(phrase: str, published: str, day: str) -> None:
    assert read(phrase, published) == f"{day} day"


@pytest.mark.parametrize("phrase", [phrase for phrase, _ in RELATIVE])
def test_nothing_is_counted_from_an_unreliable_day(phrase: str) -> None:
    assert read(phrase, kind=UNRELIABLE) == "? ?"


@pytest.mark.parametrize("phrase", [phrase for phrase, _ in RELATIVE + NAMED])
def test_nothing_is_counted_from_an_unknown_day(phrase: str) -> None:
    if phrase != "اليوم الخميس 21 يناير 2020":
        assert read(phrase, published="") == read(phrase, published="yesterday") == "? ?"


@pytest.mark.parametrize(("phrase", "moment"), WHOLE)
def test_whole_dates_need_no_publication(phrase: str, moment: str) -> None:
    assert read(phrase, published="") == read(phrase, kind=UNRELIABLE) == moment


@pytest.mark.parametrize(("phrase", "moment"), NAMED)
def test_named_months_stand_on_an_unreliable_day(phrase: str, moment: str) -> None:
    assert read(phrase, kind=UNRELIABLE) == moment


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "قتل جنديان في هجوم الثلاثاء. وتجرى الانتخابات في العاشر من يناير الجاري.",
            ["2021-01 month", "2021-01-10 day"],
        ),
        ("قتل جنديان في هجوم الثلاثاء. وكانت المدينة شهدت هجوما في كانون الأول الماضي.", ["2020-12 month"]),
        ("قتل جنديان في هجوم الثلاثاء.", []),
        ("قتل جنديان في هجوم قبل أسبوعين. وتجرى الانتخابات في العاشر من يناير الجاري.", ["2021-01-10 day"]),
    ],
)
def test_the_month_that_an_article_calls_its_own_dates_it_on_an_unreliable_day(text: str, times: list[str]) -> None:
    article = Article("a", text, published=THURSDAY, published_kind=UNRELIABLE)
    known = days(sentences(ENGINE, article), Weights({}))
    assert [str(day.value) for day in known] == times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("قتل جنديان أمس. وقال الجيش اليوم الثلاثاء إنه يحقق في الهجوم.", ["2021-01-18 day", "2021-01-19 day"]),
        ("قتل جنديان ليلا. وزار الوزير المدينة أمس الثلاثاء.", ["2021-01-20 day", "2021-01-19 day"]),
        ("قتل جنديان أمس. وقال الجيش اليوم الخميس إنه يحقق في الهجوم.", ["2021-01-20 day", "2021-01-21 day"]),
        ("قتل جنديان أمس. وزار الوزير المدينة أمس السبت.", ["2021-01-20 day", "2021-01-16 day"]),
        (
            "قتل جنديان أمس. واجتمع الوزراء اليوم الأربعاء. وتجرى الانتخابات اليوم الثلاثاء.",
            ["2021-01-20 day", "2021-01-19 day"],
        ),
    ],
)
def test_an_article_counts_from_the_day_that_it_calls_today(text: str, times: list[str]) -> None:
    known = days(sentences(ENGINE, Article("a", text, published=THURSDAY)), Weights({}))
    assert [str(day.value) for day in known] == times


@given(st.lists(WHENS), DAYS)
def test_an_article_was_written_within_days_of_its_page(times: list[When], told: date) -> None:
    assert abs(date.fromisoformat(own_day(times, told.isoformat(), "")) - told) <= timedelta(days=3)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("قتل تسعة في أعنف هجوم منذ مارس/آذار 2016.", []),
        ("قتل تسعة في أعنف هجوم منذ عام 2016، حين قتل عشرون في تفجير.", ["2016 year"]),
        ("قتل تسعة في اشتباكات مستمرة منذ مساء الأربعاء.", ["2021-01-20 day"]),
        ("قتل تسعة في هجوم في مارس/آذار 2016.", ["2016-03 month"]),
        ("قتل تسعة في هجوم وقع ليلا.", ["2021-01-21 day"]),
    ],
)
def test_a_month_since_which_something_holds_is_the_time_of_nothing_else(text: str, times: list[str]) -> None:
    told = sentences(ENGINE, Article("a", text, published=THURSDAY), every=True)
    assert [str(day.value) for day in days(told, Weights({}))] == times


@pytest.mark.parametrize("when", [When(weekday=1, spread="after"), When(weeks=-1, weekday=1), When(months=-1), When()])
def test_what_does_not_count_by_days_is_not_of_the_month(when: When) -> None:
    assert within(when, "2021-01") == UNKNOWN


@pytest.mark.parametrize("weekday", range(7))
def test_weekday_beside_today_decides(weekday: int) -> None:
    moment = resolve(When(weekday=weekday, days=0), THURSDAY, "")
    found = date.fromisoformat(moment.value or "")
    assert found.weekday() == weekday
    assert -6 < (found - date(2021, 1, 21)).days <= 1


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        (When(days=-3, spread="after"), "2021-01-18 day"),
        (When(weeks=-2, spread="after"), "2021-01 month"),
        (When(days=1, spread="anchored"), "2021-01-22 day"),
        (When(days=-1), "? ?"),
        (When(spread="anchored"), "? ?"),
    ],
)
def test_counted_from_another_day(when: When, moment: str) -> None:
    assert str(resolve_from(when, Moment(THURSDAY, "day"))) == moment
    assert resolve_from(when, Moment("2021-01", "month")) == UNKNOWN


@given(DAYS, st.integers(0, 6))
def test_weekday_lies_in_the_week_before(told: date, weekday: int) -> None:
    found = date.fromisoformat(resolve(When(weekday=weekday), told.isoformat(), "").value or "")
    last = date.fromisoformat(resolve(When(weekday=weekday, spread="last"), told.isoformat(), "").value or "")
    assert found.weekday() == last.weekday() == weekday
    assert timedelta(0) <= told - found < timedelta(7)
    assert timedelta(0) < told - last <= timedelta(7)


@given(DAYS, DAYS)
def test_day_without_year_is_the_latest(told: date, day: date) -> None:
    moment = resolve(When(month=day.month, day=day.day), told.isoformat(), "")
    found = date.fromisoformat(moment.value or "")
    assert (found.month, found.day) == (day.month, day.day)
    assert found <= told + timedelta(1)
    assert (day.month, day.day) == (2, 29) or (told - found).days < 366


@given(DAYS, st.integers(-400, 400))
def test_time_of_day_in_the_stamp_changes_nothing(told: date, days: int) -> None:
    when = When(days=days)
    assert resolve(when, f"{told}T23:59:59+03:00", "") == resolve(when, told.isoformat(), "")


@given(WHENS, DAYS)
def test_value_is_as_long_as_its_precision(when: When, told: date) -> None:
    moment = resolve(when, told.isoformat(), "")
    lengths = {"year": 4, "month": 7, "day": 10, None: 0}
    assert len(moment.value or "") == lengths[moment.precision]


@given(st.dates(date(1930, 1, 1), date(2070, 1, 1)))
def test_hijri_days_agree_with_the_library(day: date) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    when = When(hijri.year, hijri.month, hijri.day, calendar="hijri")
    assert resolve(when, "", "") == Moment(day.isoformat(), "day")


@given(DAYS, st.integers(1, 12), st.integers(1, 29))
def test_hijri_day_without_year_is_the_latest(told: date, month: int, day: int) -> None:
    moment = resolve(When(month=month, day=day, calendar="hijri"), told.isoformat(), "")
    found = date.fromisoformat(moment.value or "")
    hijri = Hijri.fromisoformat(Gregorian.fromdate(found).to_hijri().isoformat())
    assert (hijri.month, hijri.day) == (month, day)
    assert timedelta(-1) <= told - found < timedelta(356)
