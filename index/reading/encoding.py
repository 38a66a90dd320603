"""Bytes to text, whatever the encoding: byte-order marks, UTF-16, UTF-8 with stray bytes, code pages."""

from __future__ import annotations

import codecs
import re
import unicodedata

import charset_normalizer

from index.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_PRINTED = frozenset("‘’“”‚„–—…•·£€§©®™°±½¼¾×«»\u00a0É")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"{\\rtf",
    b"SQLite format 3",
)


def decode(data: bytes, declared: str | None = None) -> str:
    """Give the text of ``data`` in NFC, one line feed for every line break, nothing invisible.

    Args:
        data: the bytes of a file or page.
        declared: the charset a server stated, if any.

    Raises:
        ReadingError: the bytes are not text.
    """
    if data.startswith(_SIGNATURES):
        raise ReadingError("It is not a text but a binary file.")
    text = _decode(data, declared)
    odd = len(_UNPRINTABLE.findall(text[:100_000]))
    if odd > 0.01 * min(len(text), 100_000) + 2:
        raise ReadingError("It is not a text but a binary file.")
    return clean(text)


def clean(text: str) -> str:
    """Normalise line breaks, drop control, invisible and private-use characters, compose (NFC)."""
    text = _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text)).translate(_INVISIBLE)
    return unicodedata.normalize("NFC", text)


def _decode(data: bytes, declared: str | None) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if wide := _unmarked_utf16(data[:4096]):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, declared)


def _unmarked_utf16(head: bytes) -> str | None:
    """English in UTF-16 has a zero in every other byte, whether or not a mark stands first."""
    half = len(head) // 2
    if half >= 4 and head[1::2].count(0) > 0.6 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half >= 4 and head[::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_other(data: bytes, declared: str | None) -> str:
    """Decode what is not valid UTF-8: UTF-8 with stray bytes, the declared charset, or the likeliest."""
    whole = _MULTIBYTE.findall(data)
    stray = len(_HIGH.findall(data)) - sum(map(len, whole))
    if 4 * len(whole) > stray:  # by chance a code page hardly ever makes such a sequence
        return data.decode("utf-8", errors="cuttings-cp1252")
    if (name := _known(declared) or _known_declaration(data[:4096])) is not None:
        return data.decode(name, errors="replace")
    sample = b"\n".join(line for line in data[:500_000].split(b"\n") if _HIGH.search(line))
    for page in ("cp1252", "mac_roman"):
        if _is_plausible(sample.decode(page, errors="replace")):
            return data.decode(page, errors="replace")
    best = charset_normalizer.from_bytes(sample).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def _is_plausible(text: str) -> bool:
    """Tell whether what is not ASCII is what English news prints: marks, £, accents on small letters."""
    high = [character for character in text if character > "\x7f"]
    return sum(
        character in _PRINTED or (character.islower() and character < "\u0180") for character in high
    ) >= 0.9 * len(high)


def _known_declaration(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    return _known(found[1].decode("ascii", errors="replace")) if found else None


def _known(name: str | None) -> str | None:
    """Give the codec for a declared charset; as browsers do, Latin-1 and ASCII are read as Windows-1252."""
    try:
        codec = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    if codec.startswith(("utf-8", "utf-16", "utf-32")):
        return None  # already tried
    return "cp1252" if codec in {"iso8859-1", "ascii"} else codec


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that UTF-8 cannot as Windows-1252, one by one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", errors="replace") for byte in stray), error.end


codecs.register_error("cuttings-cp1252", _as_cp1252)
