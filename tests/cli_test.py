"""The command line: what is printed, what is refused, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from told import KIRKUK, TAYARAN, Reader, Told, article_of, report_of

from tawthiq import __version__, cli, reports
from tawthiq.cli import main, parser
from tawthiq.commands import console, reading, register
from tawthiq.model.codec import article_json
from tawthiq.project import Project
from tawthiq.register.tolls import NAMED, RULES
from tawthiq.store.register import Register

ROOT = Path(__file__).parents[1]
MADE = [
    report_of(Told(killed=28, injured=70), key="a1", outlet="إذاعة المدينة"),
    report_of(
        Told(killed=32, injured=110, place=TAYARAN, attackers=2, actor="تنظيم"), key="a2", published="2021-01-22"
    ),
    report_of(
        Told(day="2021-02-03", place=KIRKUK, killed=4), Told(role="background"), key="a3", published="2021-02-03"
    ),
    report_of(Told(day=None, place=None, killed=None, type="armed_clash"), key="a4", published="2021-03-01"),
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder, with a reader that knows the articles made here."""
    monkeypatch.setattr(reports, "arabic", lambda: Reader(MADE))
    monkeypatch.delenv("TAWTHIQ_REGISTER", raising=False)
    monkeypatch.chdir(tmp_path)

    def once(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        return status, *capsys.readouterr()

    return once


@pytest.fixture
def news(tmp_path: Path) -> str:
    file = tmp_path / "news.jsonl"
    file.write_text("".join(json.dumps(article_json(article)) + "\n" for article, _ in MADE), encoding="utf-8")
    return str(file)


@pytest.fixture
def filled(tmp_path: Path) -> str:
    register = Register(tmp_path / "filled", create=True)
    for article, report in MADE:
        register.add(article, report)
    register.close()
    return str(tmp_path / "filled")


def test_read_prints_one_report_a_line_in_order(run: Run, news: str) -> None:
    status, out, err = run("read", news, news)
    assert (status, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a1", "a2", "a3", "a4"] * 2
    assert "الطيران" not in out
    assert "قتل 32" in out  # Arabic stays Arabic


def test_read_goes_on_after_what_it_refuses(run: Run, news: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    lines = Path(news).read_text(encoding="utf-8").splitlines()
    broken.write_text("\n".join([lines[0], "{not json", lines[1]]), encoding="utf-8")
    status, out, err = run("read", str(broken), str(tmp_path / "missing.jsonl"))
    assert status == 3
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a1", "a2"]
    assert f"{broken}:2" in err
    assert "missing.jsonl" in err


def test_add_counts_and_is_idempotent(run: Run, news: str) -> None:
    assert run("--register", "r", "add", news) == (0, "4 added, 0 already there, 0 refused\n", "")
    before = run("incidents", "--register", "r", "--format", "jsonl")
    assert run("--register", "r", "add", news) == (0, "0 added, 4 already there, 0 refused\n", "")
    assert run("incidents", "--register", "r", "--format", "jsonl") == before


def test_add_with_something_refused_ends_with_3(run: Run, news: str) -> None:
    status, out, err = run("add", news, "missing.jsonl")
    assert (status, out) == (3, "4 added, 0 already there, 1 refused\n")
    assert err.startswith("missing.jsonl: ")
    assert Path("register").is_dir()


def test_the_register_is_named_by_option_then_environment_then_here(
    run: Run, news: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAWTHIQ_REGISTER", "from-environment")
    run("add", news)
    run("--register", "from-option", "add", news)
    assert sorted(path.name for path in Path().iterdir() if path.is_dir()) == ["from-environment", "from-option"]


def test_incidents_as_a_table(run: Run, filled: str) -> None:
    _, out, _ = run("--register", filled, "incidents")
    head, *rows = out.splitlines()
    assert head.split() == ["id", "date", "place", "type", "killed", "injured", "articles"]
    assert [row.split()[1:] for row in rows] == [
        ["2021-01-21", "Baghdad,", "IQ", "bombing", "32", "(28-32)", "110", "(70-110)", "2"],
        ["2021-02-03", "Kirkuk,", "IQ", "bombing", "4", "-", "1"],
        ["-", "-", "armed_clash", "-", "-", "1"],
    ]


def test_incidents_as_json_lines(run: Run, filled: str) -> None:
    _, out, _ = run("--register", filled, "incidents", "--format", "jsonl")
    first, second, third = map(json.loads, out.splitlines())
    assert (first["articles"], first["recalled_by"], first["sources"]) == (["a1", "a2"], ["a3"], 2)
    assert first["killed"] == {"low": 28, "best": 32, "high": 32, "rule": "latest credible total"}
    assert first["place"]["precision"] == "site"
    assert (second["articles"], second["injured"], second["attackers"]) == (["a3"], None, None)
    assert (third["date"], third["place"]) == (None, None)


def test_incidents_as_csv(run: Run, filled: str) -> None:
    _, out, _ = run("--register", filled, "incidents", "--format", "csv")
    first, _, third = csv.DictReader(io.StringIO(out))
    assert (first["killed_low"], first["killed_best"], first["killed_high"]) == ("28", "32", "32")
    assert (first["latitude"], first["attackers"], first["articles"]) == ("33.33", "2", "a1 a2")
    assert (third["date"], third["country"], third["killed_best"]) == ("", "", "")


def test_incidents_as_geojson(run: Run, filled: str) -> None:
    made = json.loads(run("--register", filled, "incidents", "--format", "geojson")[1])
    assert made["type"] == "FeatureCollection"
    assert [f["geometry"] and f["geometry"]["coordinates"] for f in made["features"]] == [
        [44.42, 33.33],
        [44.39, 35.47],
        None,
    ]
    assert made["features"][0]["properties"]["killed_best"] == 32
    empty = json.loads(run("--register", filled, "incidents", "--format", "geojson", "--country", "EG")[1])
    assert empty["features"] == []


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--since", "2021-02"], 1),
        (["--until", "2021-01-21"], 1),
        (["--since", "2020", "--until", "2021"], 2),
        (["--country", "iq"], 2),
        (["--country", "SY"], 0),
    ],
)
def test_incidents_filtered(run: Run, filled: str, filters: list[str], count: int) -> None:
    assert len(run("--register", filled, "incidents", "--format", "jsonl", *filters)[1].splitlines()) == count


def test_show_names_who_said_each_figure_where_and_how(run: Run, filled: str) -> None:
    identifier = json.loads(run("--register", filled, "incidents", "--format", "jsonl")[1].splitlines()[0])["id"]
    status, out, _ = run("--register", filled, "show", identifier[:10])
    assert status == 0
    assert out.splitlines()[0] == f"incident {identifier}"
    assert "killed 32 (28-32): best 32, low 28, high 32; rule: latest credible total; 1 claim(s) for, 1 against" in out
    assert "+ 2021-01-22 | killed all 32 exact | official (official) | وكالة النخلة, a2 | «قتل 32»" in out
    assert "- 2021-01-21 | killed all 28 exact | official (official) | إذاعة المدينة, a1 | «قتل 28»" in out
    assert "grade confirmed: an actor says that it did it" in out
    assert "2 outlets, 2 independent" in out
    assert "[recalled]" in out
    assert "تنظيم claimed" in out


def test_the_rule_is_chosen_and_shown(run: Run, filled: str) -> None:
    shown = [run("--register", filled, "incidents", "--format", "jsonl", "--rule", rule)[1] for rule in RULES]
    killed = [json.loads(out.splitlines()[0])["killed"] for out in shown]
    assert [item["rule"] for item in killed] == list(NAMED.values())
    assert killed[0]["best"] == 28
    assert cli.RULES == RULES


def test_show_of_none_and_of_several(run: Run, filled: str) -> None:
    status, out, err = run("--register", filled, "show", "nothing")
    assert (status, out) == (3, "")
    assert err == "tawthiq: no incident has an id that begins with 'nothing'; `incidents` lists the ids\n"
    assert "no incident" in run("--register", filled, "show", "")[2]


def test_explain_a_file_and_an_article_of_the_register(
    run: Run, filled: str, news: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "explain", lambda article: f"  tree of {article.published}")
    assert run("explain", news)[1].splitlines()[:2] == ["a1", "  tree of 2021-01-21"]
    assert run("--register", filled, "explain", "a3")[1] == "a3\n  tree of 2021-02-03\n"
    status, _, err = run("--register", filled, "explain", "nobody")
    assert status == 3
    assert "holds no article 'nobody'" in err


def test_a_missing_register_is_one_clear_line(run: Run) -> None:
    status, out, err = run("incidents")
    assert (status, out) == (3, "")
    assert err == "tawthiq: register: there is no register here; make one with: tawthiq --register register add FILE\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["read"],
        ["incidents", "--format", "xml"],
        ["incidents", "--since", "yesterday"],
        ["incidents", "--since", "2021-13"],
        ["page"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "tawthiq" in capsys.readouterr().err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit) as stopped:
            main([option])
        assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"tawthiq {__version__}\n")
    assert "examples:" in out


def test_every_command_of_the_parser_is_there() -> None:
    named = parser().format_help()
    for name in ("read", "add", "incidents", "show", "explain", "page", "demo"):
        assert f"    {name} " in named
        assert callable(getattr(reading if name in ("read", "explain") else register, name))


def test_help_loads_nothing_that_reads_or_stores() -> None:
    loaded = modules("c.parser()")
    assert not {"sqlite3", "tawthiq.project", "tawthiq.commands", "tawthiq.reading.report"} & loaded


def test_reading_loads_nothing_that_stores(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("قتل ثلاثة مدنيين في انفجار سيارة مفخخة في بغداد.", encoding="utf-8")
    for command in ("read", "explain"):
        loaded = modules(f"c.main(['{command}', {str(tmp_path / 'news.txt')!r}])")
        assert "tawthiq.reading.report" in loaded
        assert not {"sqlite3", "tawthiq.project", "tawthiq.register", "tawthiq.store", "tawthiq.exporters"} & loaded


def modules(done: str) -> set[str]:
    """Return what is loaded once something was done with the command line `c`."""
    code = f"import sys, tawthiq.cli as c; {done}; print(*sys.modules)"
    run = [sys.executable, "-c", code]
    return set(subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=True).stdout.split())


def test_ctrl_c_ends_with_130(run: Run, news: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(register, "add", interrupted)
    assert run("add", news) == (130, "", "tawthiq: stopped; what was added before is safe\n")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tawthiq", *arguments]


def test_a_closed_pipe_is_no_error(filled: str) -> None:
    process = subprocess.Popen(
        command("--register", filled, "incidents"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_said(filled: str) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command("--register", filled, "incidents"), stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
    assert done.returncode == 3
    assert done.stderr == "tawthiq: standard output: No space left on device\n"


def test_standard_input_is_read(run: Run, news: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(news).read_bytes())))
    assert [json.loads(line)["id"] for line in run("read", "-")[1].splitlines()] == ["a1", "a2", "a3", "a4"]


def test_progress_shows_on_a_terminal_only(
    run: Run, news: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "SHOWN_EVERY", 0.0)
    assert run("add", news)[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "4 articles, " in run("add", news)[2]


def test_an_article_without_any_account_is_kept_and_in_no_incident(tmp_path: Path) -> None:
    article = article_of(key="calm")
    with Project(tmp_path, create=True, reader=Reader([report_of(key="calm")])) as opened:
        assert [result.outcome for result in opened.add([article])] == ["added"]
        assert list(opened.incidents()) == []
        assert [kept.id for kept, _ in opened.read()] == ["calm"]


def test_the_demonstration_runs_with_the_reader_that_is_shipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = (ROOT / "tawthiq" / "demo" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for _ in range(2):  # the second time everything is already there
        assert main(["demo", str(tmp_path / "d")]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"{len(articles)} articles (written for this demonstration), ")
        assert str(tmp_path / "d" / "page" / "index.html") in out
    assert (tmp_path / "d" / "page" / "index.html").stat().st_size > 0
    assert main(["--register", str(tmp_path / "d"), "page", "--out", str(tmp_path / "site")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'site' / 'index.html'}\n"
    shown = [line for line in out.splitlines() if " show " in line]
    assert main(["--register", str(tmp_path / "d"), "show", shown[0].split()[-1]]) == 0
    assert "Toll over time\n" in capsys.readouterr().out
