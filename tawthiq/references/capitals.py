"""Capitals of countries, for «العاصمة» where it is not named."""

from __future__ import annotations

from tawthiq.knowledge.gazetteer import Place
from tawthiq.references.where import named

CAPITALS = {
    "IQ": "Baghdad", "SY": "Damascus", "YE": "Sanaa", "AF": "Kabul", "SO": "Mogadishu", "LY": "Tripoli", "EG": "Cairo",
    "LB": "Beirut", "JO": "Amman", "SA": "Riyadh", "TN": "Tunis", "DZ": "Algiers", "MA": "Rabat", "SD": "Khartoum",
    "TR": "Ankara", "IR": "Tehran", "PK": "Islamabad", "FR": "Paris", "GB": "London", "DE": "Berlin", "BE": "Brussels",
    "RU": "Moscow", "UA": "Kyiv", "KE": "Nairobi", "ML": "Bamako", "NE": "Niamey", "BF": "Ouagadougou",
    "NG": "Abuja", "TD": "N'Djamena", "CM": "Yaounde", "ET": "Addis Ababa", "KW": "Kuwait City", "QA": "Doha",
    "BH": "Manama", "AE": "Abu Dhabi", "OM": "Muscat", "MR": "Nouakchott", "IN": "New Delhi", "BD": "Dhaka",
    "ID": "Jakarta", "LK": "Colombo", "ES": "Madrid", "IT": "Rome", "SE": "Stockholm", "AT": "Vienna", "GR": "Athens",
    "SS": "Juba", "UG": "Kampala", "DJ": "Djibouti", "US": "Washington",
}  # fmt: skip
"""By ISO 3166 code, the usual English name."""


def capital(code: str) -> Place | None:
    """Return the capital of a country; None where it is not in the table.

    >>> str(capital("IQ")), capital("")
    ('Baghdad (Baghdad, IQ)', None)
    """
    return named(CAPITALS[code], code) if code in CAPITALS else None
