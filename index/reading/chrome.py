"""Lines that are furniture by themselves, wherever they stand: controls, calls, captions, appeals."""

from __future__ import annotations

import re

from index.reading import vocabulary
from index.reading.lines import Line

_CLOCK = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s?[/|-]\s?(?:\d{1,2}:)?\d{1,2}:\d\d)?")
"""The clock of a player, or the time that heads a live post."""
_SPARSE = 30
"""Words for each sign of an appeal at most; where there are more, an article only speaks of such things."""
_QUOTING = frozenset('“”"«»')


def is_furniture(line: Line) -> bool:
    """Tell whether a line is furniture wherever it stands: a control, a call, a credit, an appeal."""
    return _is_control(line) or _is_call(line) or _is_caption(line) or _is_appeal(line)


def is_caption_label(line: Line) -> bool:
    """Tell whether a line says nothing but that the next one is a caption."""
    return vocabulary.CAPTION_LABEL.fullmatch(line.text) is not None


def is_near_furniture(line: Line) -> bool:
    """Tell whether a line beside furniture is of the kind: a little of an appeal's words is enough there."""
    if len(line.words) > 25 or not _QUOTING.isdisjoint(line.text):
        return False
    signs = line.signs
    if not line.is_prose or len(signs) >= 2:
        return bool(signs)
    addresses = vocabulary.ADDRESS.search(line.text) is not None
    return not signs.isdisjoint(vocabulary.STRONG) and (addresses or len(line.words) <= 14)


def _is_control(line: Line) -> bool:
    """Tell a button, a menu entry or a counter: nothing but words that controls are made of."""
    if not line.words or _CLOCK.fullmatch(line.text):
        return True
    if len(line.words) > 8 or (
        line.is_terminated and len(line.words) > 3 and not line.text.endswith(("...", "…"))
    ):
        return False
    words = [word for word in line.words if word not in vocabulary.FUNCTION]
    named = [word for word in words if not word[0].isdigit()]
    if not all(word in vocabulary.STRONG or word in vocabulary.WEAK for word in named):
        return False
    counted = bool(named) and len(named) < len(words)
    return counted or any(word in vocabulary.STRONG for word in named)


def _is_call(line: Line) -> bool:
    """Tell a line that opens as calls to the reader, teasers and notices do."""
    if len(line.words) > 45:
        return False
    if vocabulary.CALL.match(line.content):
        return True
    return not line.is_terminated and vocabulary.TEASER.match(line.content) is not None


def _is_caption(line: Line) -> bool:
    """Tell a picture's caption by its credit or by words that point into the picture."""
    if line.role == "heading" or len(line.words) > 70:
        return False
    end = line.text[-160:]
    if vocabulary.CREDIT.search(end):
        return True
    if line.is_terminated or line.is_item:
        return False
    return bool(
        vocabulary.PICTURED.search(line.text) or (len(line.words) >= 6 and vocabulary.BRACKETED.search(end))
    )


def _is_appeal(line: Line) -> bool:
    """Tell an appeal or notice: it addresses the reader, about subscriptions, consent or donations."""
    size = len(line.words)
    signs = line.signs
    if not signs or size > 400:
        return False
    addresses = len(vocabulary.ADDRESS.findall(line.text))
    if not _QUOTING.isdisjoint(line.text):
        return False
    if size <= 12:
        return len(signs) >= 2 or (addresses >= 1 and any(" " in sign for sign in signs))
    if all(vocabulary.COMMON.fullmatch(sign) for sign in signs):
        return False
    if size <= 45:
        return len(signs) >= 3 or (len(signs) == 2 and addresses >= 1)
    return len(signs) >= max(3, size / _SPARSE) and addresses >= 3
