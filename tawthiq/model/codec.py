"""Reports to and from the JSON that `tawthiq read` prints."""

from __future__ import annotations

from typing import Any

from tawthiq.model.claims import (
    Account,
    Aside,
    Claim,
    Comparison,
    Counter,
    Part,
    Problem,
    Quote,
    Report,
    Response,
    Saying,
    Statement,
)
from tawthiq.model.text import Article, Evidence
from tawthiq.model.values import Count, Location, Moment, Perpetrator, Toll

Json = dict[str, Any]


def evidence_json(evidence: Evidence) -> Json:
    """Return the four evidence keys: text, field, start, end."""
    return {"text": evidence.text, "field": evidence.field, "start": evidence.start, "end": evidence.end}


def evidence_from(data: Json) -> Evidence:
    """Return the evidence held in the four keys."""
    return Evidence(data["text"], data["field"], data["start"], data["end"])


def saying_json(saying: Saying | None) -> Json | None:
    """Return a chain of speakers, the nearest to the fact first, or None."""
    if saying is None:
        return None
    return {"role": saying.role, **evidence_json(saying.speaker), "via": saying_json(saying.via)}


def saying_from(data: Json | None) -> Saying | None:
    """Return the chain of speakers held in JSON."""
    return None if data is None else Saying(evidence_from(data), data["role"], saying_from(data["via"]))


def _plain(claim: Claim) -> Json:
    return {"value": claim.value, **evidence_json(claim.evidence), "rule": claim.rule}


def _moment(claim: Claim) -> Json:
    moment = claim.value
    assert isinstance(moment, Moment)
    return {
        "value": moment.value, "precision": moment.precision, **evidence_json(claim.evidence), "rule": claim.rule,
    }  # fmt: skip


def _location(claim: Claim) -> Json:
    place = claim.value
    assert isinstance(place, Location)
    facts = {
        "country": place.country, "admin1": place.admin1, "locality": place.locality, "lat": place.lat,
        "lon": place.lon, "precision": place.precision, "gazetteer_id": place.gazetteer_id, "name": place.name,
        "reason": place.reason,
    }  # fmt: skip
    return {**evidence_json(claim.evidence), **facts, "rule": claim.rule}


def _toll(claim: Claim) -> Json:
    toll = claim.value
    assert isinstance(toll, Toll)
    count = toll.count
    return {
        "status": toll.status, "group": toll.group, "value": count.value, "high": count.high, "bound": count.bound,
        "current": toll.current, **evidence_json(claim.evidence), "source": saying_json(claim.said_by),
        "rule": claim.rule,
    }  # fmt: skip


def _perpetrator(claim: Claim) -> Json:
    actor = claim.value
    assert isinstance(actor, Perpetrator)
    by = claim.said_by
    return {
        "actor": actor.actor, "name": actor.name, "id": actor.id, "stance": actor.stance,
        "by": evidence_json(by.speaker) | {"role": by.role} if by else None,
        **evidence_json(claim.evidence), "rule": claim.rule,
    }  # fmt: skip


def account_json(account: Account) -> Json:
    """Return one account in the shape of CONTRACT: single facts or null, lists in the order of the text."""
    kind, suicide = account.first("type"), account.first("suicide")
    date, place = account.first("date"), account.first("place")
    return {
        "role": account.role,
        "type": _plain(kind) if kind else None,
        "suicide": _plain(suicide) if suicide else None,
        "attackers": [_toll(c) for c in account.of("attackers")],
        "weapons": [_plain(c) for c in account.of("weapon")],
        "targets": [_plain(c) for c in account.of("target")],
        "date": _moment(date) if date else None,
        "place": _location(place) if place else None,
        "tolls": [_toll(c) for c in account.of("toll")],
        "perpetrators": [_perpetrator(c) for c in account.of("perpetrator")],
    }


def report_json(report: Report) -> Json:
    """Return the report as the JSON object that `tawthiq read` prints."""
    return {
        "id": report.article_id,
        "lang": report.language,
        "report": report.reports_incident,
        "accounts": [account_json(a) for a in report.accounts],
        "responses": [
            {
                "kind": r.kind,
                "by": evidence_json(r.by) if r.by else None,
                **evidence_json(r.evidence),
                "source": saying_json(r.said_by),
            }
            for r in report.responses
        ],
        "comparisons": [comparison_json(c) for c in report.comparisons],
        "counters": [counter_json(c) for c in report.counters],
        "quotes": [
            {"speaker": evidence_json(q.speaker), "role": q.role, **evidence_json(q.evidence)} for q in report.quotes
        ],
        "statements": [{**evidence_json(s.evidence), "source": saying_json(s.said_by)} for s in report.statements],
        "asides": [{"kind": a.kind, **evidence_json(a.evidence)} for a in report.asides],
        "problems": [
            {"message": p.message, **(evidence_json(p.evidence) if p.evidence else {})} for p in report.problems
        ],
    }


def comparison_json(comparison: Comparison) -> Json:
    """Return a comparison as JSON: its words, what it asks, and the words of each part."""
    shown = {"kind": comparison.kind, **evidence_json(comparison.evidence), **dict(comparison.question)}
    parts = [{"asks": p.asks, **evidence_json(p.evidence)} for p in comparison.parts]
    return {**shown, **({"parts": parts} if parts else {})}


def counter_json(counter: Counter) -> Json:
    """Return a figure that adds up a time as JSON, in the shape of a toll."""
    time, place = counter.time, counter.place
    return {
        "span": counter.span, **_toll(counter.figure), "time": _moment(time) if time else None,
        "place": _location(place) if place else None,
    }  # fmt: skip


def _counter_from(data: Json) -> Counter:
    time, place = data["time"], data["place"]
    moment = _claim("time", Moment(time["value"], time["precision"]), time) if time else None
    return Counter(data["span"], _toll_from("counter", data), moment, _location_from(place) if place else None)


def _comparison_from(data: Json) -> Comparison:
    asks = tuple((key, value) for key, value in data.items() if key not in (*_EVIDENCE, "parts"))
    parts = tuple(Part(p["asks"], evidence_from(p)) for p in data.get("parts", ()))
    return Comparison(data["kind"], evidence_from(data), asks, parts)


def _claim(field: str, value: Any, data: Json, said_by: Saying | None = None) -> Claim:
    return Claim(field, value, evidence_from(data), said_by, data.get("rule", ""))


def _toll_from(field: str, data: Json) -> Claim:
    count = Count(data["value"], data["bound"], data["high"])
    toll = Toll(data["status"], data["group"], count, data["current"])
    return _claim(field, toll, data, saying_from(data["source"]))


def _perpetrator_from(data: Json) -> Claim:
    actor = Perpetrator(data["actor"], data["name"], data["id"], data["stance"])
    by = data["by"]
    return _claim("perpetrator", actor, data, Saying(evidence_from(by), by["role"]) if by else None)


def _location_from(data: Json) -> Claim:
    keys = ("country", "admin1", "locality", "lat", "lon", "precision", "gazetteer_id", "name", "reason")
    return _claim("place", Location(*(data[key] for key in keys)), data)


def account_from(data: Json) -> Account:
    """Return the account held in JSON; the inverse of `account_json`."""
    claims = [_claim(name, data[name]["value"], data[name]) for name in ("type", "suicide") if data[name]]
    claims += [_toll_from("attackers", item) for item in data["attackers"]]
    claims += [_claim("weapon", item["value"], item) for item in data["weapons"]]
    claims += [_claim("target", item["value"], item) for item in data["targets"]]
    if date := data["date"]:
        claims.append(_claim("date", Moment(date["value"], date["precision"]), date))
    if data["place"]:
        claims.append(_location_from(data["place"]))
    claims += [_toll_from("toll", item) for item in data["tolls"]]
    claims += [_perpetrator_from(item) for item in data["perpetrators"]]
    return Account(data["role"], tuple(claims))


def _statement_from(data: Json) -> Statement:
    said_by = saying_from(data["source"])
    assert said_by is not None
    return Statement(evidence_from(data), said_by)


_EVIDENCE = ("kind", "text", "field", "start", "end")


def report_from(data: Json) -> Report:
    """Return the report held in JSON; the inverse of `report_json`."""
    return Report(
        data["id"],
        data["lang"],
        tuple(account_from(a) for a in data["accounts"]),
        tuple(
            Response(r["kind"], evidence_from(r), evidence_from(r["by"]) if r["by"] else None, saying_from(r["source"]))
            for r in data["responses"]
        ),
        tuple(_comparison_from(c) for c in data["comparisons"]),
        tuple(Quote(evidence_from(q), evidence_from(q["speaker"]), q["role"]) for q in data["quotes"]),
        tuple(Aside(a["kind"], evidence_from(a)) for a in data["asides"]),
        tuple(Problem(p["message"], evidence_from(p) if "text" in p else None) for p in data["problems"]),
        tuple(_statement_from(s) for s in data["statements"]),
        tuple(_counter_from(c) for c in data.get("counters", ())),
    )


def article_json(article: Article) -> Json:
    """Return an article as the JSON object that `tawthiq read` takes; empty stamps are left out."""
    stamps = {
        "title": article.title, "outlet": article.outlet, "published": article.published, "url": article.url,
        "published_kind": article.published_kind,
    }  # fmt: skip
    return {"id": article.id, "lang": article.language, "text": article.text} | {k: v for k, v in stamps.items() if v}


def article_from(data: Json) -> Article:
    """Return the article held in JSON written by `article_json`."""
    return Article(
        data["id"], data["text"], data.get("title") or "", data.get("lang") or "ar", data.get("outlet") or "",
        data.get("published") or "", data.get("url") or "", data.get("published_kind") or "",
    )  # fmt: skip
