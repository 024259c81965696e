"""A register whose articles speak of the past and count up a time, with a data set beside it."""

from __future__ import annotations

from pathlib import Path

from tawthiq.model.precedents import Coverage, DataSet
from tawthiq.model.text import Article
from tawthiq.past import import_file
from tawthiq.project import Project

GED = """id,date_start,date_end,country,adm_1,where_prec,where_coordinates,latitude,longitude,type_of_violence,best,low,high,side_a,side_b
1,2017-05-30,2017-05-30,Iraq,Baghdad province,1,Baghdad city,33.31,44.44,3,27,25,30,IS,Civilians
2,2018-01-15,2018-01-15,Iraq,Baghdad province,1,Tayaran Square,33.32,44.42,3,35,31,38,IS,Civilians
3,2018-10-01,2018-10-31,Iraq,Baghdad province,4,Baghdad province,33.34,44.40,1,9,9,9,Government of Iraq,IS
4,2019-03-02,2019-03-02,Iraq,Baghdad province,1,<script>alert(1)</script>,33.32,44.42,3,4,4,4,IS,Civilians
"""  # noqa: E501
SQUARE = (
    "قتل 32 شخصا في هجوم انتحاري استهدف أمس الخميس سوقا في ساحة الطيران وسط بغداد، في الهجوم الأكثر دموية في بغداد منذ "
    "يناير 2018. وهو الأعنف منذ بدء الحرب."
)
TOTALS = ((11, 32142), (12, 32226), (13, 33233), (14, 32414), (15, 32490))


def articles() -> list[Article]:
    """Return an article that compares and five that give a running total, one of them with two digits changed round."""
    square = Article("square", SQUARE, "32 قتيلا في هجوم", outlet="صحيفة المثال", published="2021-01-22")
    again = Article(
        "again", f"{SQUARE} وأصيب 110.", "هجوم وسط بغداد", outlet="إذاعة المثال", published="2021-01-22T10:00"
    )
    return [square, again, *(_total(day, total) for day, total in TOTALS)]


def _total(day: int, total: int) -> Article:
    text = (
        f"قتل {day - 7} أشخاص في غارة على غزة اليوم. وأعلنت وزارة الصحة أن حصيلة القتلى ارتفعت إلى {total} قتيلا "
        "منذ بدء الحرب."
    )
    return Article(f"t{day}", text, "غارة على غزة", outlet="وكالة المثال", published=f"2024-03-{day}")


def recalling(directory: Path) -> Path:
    """Return the folder of a register that holds these articles, and the data set `ged`."""
    with Project(directory, create=True) as project:
        list(project.add(articles()))
    file = directory / "ged.csv"
    file.write_text(GED, encoding="utf-8")
    wide = Coverage("1989-01-01", "2021-12-31", frozenset({"IQ"}), deadly=True)
    import_file(directory, file, DataSet("ged", "ucdp-ged", "CC BY 4.0", "2026-01-01", 0, wide), _never)
    return directory


def _never(refused: object) -> None:
    raise AssertionError(refused)


def addresses(directory: Path) -> dict[str, str]:
    """Return the pages about the past, and those that show it."""
    with Project(directory) as project:
        told = next(article for article, _ in project.read() if article.id == "square")
        incident = project.incidents_of(told)[0].id
    return {
        "comparing article": f"/articles/{told.hash[:16]}",
        "compared incident": f"/incidents/{incident}",
        "ask": "/ask",
        "answer": "/ask?q=deadliest+in+Baghdad+since+2017&on=2021-01-22&killed=20",
        "list of the deadliest": "/ask?q=الأكثر+دموية+في+بغداد+منذ+2017&on=2021-01-22",
        "not understood": "/ask?q=what+happened",
        "series": "/series?of=ged&of=register&by=month&country=IQ",
        "no such place": "/series?place=Nowhere",
        "counters": "/counters",
        "references": "/references",
        "record": "/references/record?of=ged&key=2&country=IQ&since=2018-01-15",
    }
