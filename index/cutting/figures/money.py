"""Money: signs, codes and names of currencies, as ISO 4217 codes; a name that several countries share stays one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from index.cutting.figures.lexer import Word, glued, lower_at, vocabulary

_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW"}
_SIGNS |= {"₪": "ILS", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₿": "XBT"}
_SIGNS |= {"₡": "CRC", "₲": "PYG", "₵": "GHS", "₸": "KZT", "₮": "MNT", "₭": "LAK", "₾": "GEL", "₼": "AZN"}
_SIGNS |= {
    "₨": "INR",
    "₤": "GBP",
    "₣": "franc",
    "؋": "AFN",
    "৳": "BDT",
    "៛": "KHR",
    "﷼": "riyal",
    "元": "CNY",
}
_DOLLARS = {
    "us": "USD",
    "u": "USD",
    "hk": "HKD",
    "a": "AUD",
    "au": "AUD",
    "aud": "AUD",
    "c": "CAD",
    "ca": "CAD",
}
_DOLLARS |= {
    "nz": "NZD",
    "s": "SGD",
    "sg": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "j": "JMD",
    "tt": "TTD",
    "z": "ZWL",
}
_DOLLARS |= {"can": "CAD", "usd": "USD", "nzd": "NZD", "cad": "CAD", "mx": "MXN"}
_CODES = vocabulary(
    """
    USD GBP EUR JPY CNY AUD CAD NZD CHF HKD SGD INR IDR MYR THB PHP VND KRW TWD PKR BDT LKR NPR AED SAR
    QAR KWD BHD OMR ILS EGP TRY RUB UAH PLN CZK HUF RON BGN HRK DKK SEK NOK ISK ZAR NGN KES GHS UGX TZS
    ETB MAD BRL MXN ARS CLP COP PEN UYU XAF XOF RMB AFN AOA AWG AZN BBD BIF BND BTN BWP BYN BZD CDF CRC DJF
    DOP DZD FJD GNF GTQ GYD HNL HTG IQD IRR JMD JOD KGS KHR KMF KYD KZT LBP LRD LYD MDL MGA MKD MMK MNT MRU
    MUR MVR MWK MZN NAD NIO PGK PYG RSD RWF SBD SRD SYP SZL TJS TMT TND TTD UZS VES VUV WST XCD XPF YER ZMW
    """
)
"""Of ISO 4217, without those that capitals spell as words or names: "ALL", "TOP 10", "CUP", "AMD", "SDG 16"."""
_PREFIXES = {
    "rs": "INR",
    "rm": "MYR",
    "rp": "IDR",
    "rmb": "CNY",
    "inr": "INR",
    "ps": "GBP",
    "chf": "CHF",
    "kes": "KES",
    "ksh": "KES",
    "ush": "UGX",
    "tsh": "TZS",
    "tk": "BDT",
    "dh": "AED",
    "dhs": "AED",
}
_NAMES = {
    "dollar": "USD",
    "buck": "USD",
    "pound": "GBP",
    "quid": "GBP",
    "euro": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "shekel": "ILS",
    "rand": "ZAR",
    "naira": "NGN",
    "zloty": "PLN",
    "forint": "HUF",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "hryvnia": "UAH",
    "lira": "TRY",
    "kuna": "HRK",
    "kn": "HRK",
    "zł": "PLN",
    "kč": "CZK",
    "bitcoin": "XBT",
    "krona": "SEK",
    "kronor": "SEK",
    "koruna": "CZK",
    "reais": "BRL",
    "won": "KRW",
    "taka": "BDT",
    "dong": "VND",
    "tenge": "KZT",
    "cedi": "GHS",
    "birr": "ETB",
    "pula": "BWP",
    "lari": "GEL",
    "leva": "BGN",
    "lei": "RON",
    "bolivar": "VES",
    "kyat": "MMK",
    "riel": "KHR",
    "afghani": "AFN",
}
_SHARED_NAMES = vocabulary(
    """
    peso franc krone dinar riyal rial dirham shilling guilder florin crown mark ducat taler thaler drachma
    peseta escudo
    """
)
"""Of several countries, of past ones and of invented ones."""
_PLURALS = {"kroner": "krone", "reais": "reais"}
_LEAST = {"crown": 10, "mark": 1_000, "KRW": 1_000}
"""From what number on a word is money: two crowns are titles, eighty marks are for an examination."""
_NATIONAL = {
    ("us", "dollar"): "USD",
    ("american", "dollar"): "USD",
    ("australian", "dollar"): "AUD",
    ("canadian", "dollar"): "CAD",
    ("singapore", "dollar"): "SGD",
    ("hong-kong", "dollar"): "HKD",
    ("zealand", "dollar"): "NZD",
    ("taiwan", "dollar"): "TWD",
    ("egyptian", "pound"): "EGP",
    ("sterling", "pound"): "GBP",
    ("british", "pound"): "GBP",
    ("swiss", "franc"): "CHF",
    ("swedish", "krona"): "SEK",
    ("danish", "krone"): "DKK",
    ("norwegian", "krone"): "NOK",
    ("norwegian", "kroner"): "NOK",
    ("danish", "kroner"): "DKK",
    ("swedish", "kronor"): "SEK",
    ("icelandic", "krona"): "ISK",
    ("czech", "koruna"): "CZK",
    ("chinese", "yuan"): "CNY",
    ("japanese", "yen"): "JPY",
    ("indian", "rupee"): "INR",
    ("pakistani", "rupee"): "PKR",
    ("lankan", "rupee"): "LKR",
    ("mexican", "peso"): "MXN",
    ("argentine", "peso"): "ARS",
    ("chilean", "peso"): "CLP",
    ("colombian", "peso"): "COP",
    ("philippine", "peso"): "PHP",
    ("brazilian", "real"): "BRL",
    ("brazilian", "reais"): "BRL",
    ("kenyan", "shilling"): "KES",
    ("ugandan", "shilling"): "UGX",
    ("korean", "won"): "KRW",
    ("saudi", "riyal"): "SAR",
    ("turkish", "lira"): "TRY",
}
_COINS = {
    "cent": "cent",
    "cents": "cent",
    "pence": "penny",
    "penny": "penny",
    "sen": "sen",
    "kopeks": "kopek",
}
_BEHIND_MONEY = vocabulary("per a an each in for to from on at by of and or this last more")
_CODE = 3
"""Letters of an ISO 4217 code."""
_WEIGHED = vocabulary("lighter heavier overweight")


class Currency(NamedTuple):
    """A currency written at ``words[first:last]``: its ISO 4217 code, or a singular name that tells no country."""

    first: int
    last: int
    code: str


def sign_at(words: list[Word], index: int) -> Currency | None:
    """Read a currency written before its number, the number expected at ``last``.

    "£", "US$", "HK $", "RM", "USD".
    """
    word, following = words[index], lower_at(words, index + 1)
    if dollars := _dollars_at(words, index):
        return dollars
    if word.text in _SIGNS:
        return Currency(index, index + 1, _SIGNS[word.text])
    if word.text == "Y" and following == "=":
        return Currency(index, index + 2, "JPY")
    before_digits = index + 1 < len(words) and words[index + 1].is_digits
    return _prefix(words, index) if before_digits or (word.text == "Rs" and following == ".") else None


def _dollars_at(words: list[Word], index: int) -> Currency | None:
    """Read dollars that say whose they are: "US$", "$US", "U.S. $", "HK $", "A$"."""
    word, following = words[index], lower_at(words, index + 1)
    if word.text == "$" and following in {"us", "a", "nz"} and glued(words, index + 1):
        digits = index + 2 < len(words) and words[index + 2].is_digits
        return Currency(index, index + 2, _DOLLARS[following]) if digits else None
    if word.lower == "u" and following == "." and lower_at(words, index + 2) == "s":
        step = index + 3 + (lower_at(words, index + 3) == ".")
        return Currency(index, step + 1, "USD") if lower_at(words, step) == "$" else None
    if following == "$" and word.lower in _DOLLARS and (word.text.isupper() or glued(words, index + 1)):
        return Currency(index, index + 2, _DOLLARS[word.lower])
    return None


def _prefix(words: list[Word], index: int) -> Currency | None:
    word = words[index]
    step = index + 1 + (lower_at(words, index + 1) == ".")
    joined = glued(words, index + 1)
    if word.text in _CODES:
        return Currency(index, step, {"RMB": "CNY"}.get(word.text, word.text))
    if word.lower in _PREFIXES and (joined or word.text in {"Rs", "RM", "Tk"}) and word.text[0].isupper():
        return Currency(index, step, _PREFIXES[word.lower])
    if word.text in {"R", "P", "K"} and joined and re.search(r"[.,]|\d{3}", words[index + 1].text):
        return Currency(index, step, {"R": "ZAR", "P": "PHP", "K": "ZMW"}[word.text])
    return None


def name_at(words: list[Word], index: int) -> Currency | None:
    """Read a currency written after its number: "pounds", "Australian dollars", "yuan", "EUR", "€", "p", "pence"."""
    if index >= len(words):
        return None
    word = words[index]
    if word.text in _SIGNS:
        of_the_next = index + 1 < len(words) and words[index + 1].is_digits
        last = index + 1 + (lower_at(words, index + 1) == "us")
        return None if of_the_next else Currency(index, last, _SIGNS[word.text])
    if word.text in _CODES:
        return Currency(index, index + 1, {"RMB": "CNY"}.get(word.text, word.text))
    if word.lower in _COINS and lower_at(words, index - 1) not in {"per", "-"}:
        return Currency(index, index + 1, _COINS[word.lower])
    if word.text == "p" and glued(words, index):
        return Currency(index, index + 1, "penny")
    return _named(words, index)


def is_money(unit: str) -> bool:
    """Whether a figure's unit is a currency, or one for each of something ("GBP per month")."""
    name = unit.partition(" per ")[0]
    return name in _SHARED_NAMES or (len(name) == _CODE and name.isupper())


def pays(currency: Currency, value: Decimal) -> bool:
    """Whether so many of a word are money."""
    return abs(value) >= _LEAST.get(currency.code, 0)


def nation_behind(words: list[Word], index: int) -> int:
    """Give the index behind "U.S." or "US" that says whose dollars came before it: "$75 U.S. a barrel"."""
    letters = [word.text for word in words[index : index + 3]]
    if letters[:1] == ["US"]:
        end = index + 1
    elif letters == ["U", ".", "S"]:
        end = index + 3 + (lower_at(words, index + 3) == ".")
    else:
        return index
    ends = end == len(words) or not words[end].is_word or words[end].lower in _BEHIND_MONEY
    return end if ends else index


def _named(words: list[Word], index: int) -> Currency | None:
    step = index
    if lower_at(words, index) == "u" and lower_at(words, index + 1) == ".":
        step = index + 4
        if _singular(lower_at(words, step)) == "dollar":
            return Currency(index, step + 1, "USD")
        return None
    first, second = lower_at(words, index), lower_at(words, index + 1)
    national = _NATIONAL.get((first, second)) or _NATIONAL.get((first, _singular(second)))
    if national:
        return Currency(index, index + 2, national)
    if first in {"hong", "new", "sri", "saudi", "south"}:
        pair = ("hong-kong" if first == "hong" else second, _singular(lower_at(words, index + 2)))
        if pair in _NATIONAL:
            return Currency(index, index + 3, _NATIONAL[pair])
    name = _PLURALS.get(first, _singular(first))
    code = _NAMES.get(name, name if name in _SHARED_NAMES else None)
    if code is None or (code == "GBP" and second in _WEIGHED):
        return None
    return Currency(index, index + 1 + (second == "sterling"), code)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
