"""How often a user may ask: so many questions within a sliding time."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

_CLEAN_AT = 1_000
"""Users remembered before those whose time is over are forgotten."""


class Cooldown:
    """Counts each user's questions over the last ``seconds``; at most ``questions`` may fall into them."""

    def __init__(self, questions: int, seconds: float) -> None:
        self._questions = questions
        self._time = timedelta(seconds=seconds)
        self._asked: dict[int, deque[datetime]] = {}

    def take(self, user: int, now: datetime) -> datetime | None:
        """Count a question; when the user has none left, count nothing and give the time of the next."""
        self._clean(now)
        asked = self._asked.setdefault(user, deque())
        while asked and asked[0] <= now - self._time:
            asked.popleft()
        if len(asked) >= self._questions:
            return asked[0] + self._time
        asked.append(now)
        return None

    def _clean(self, now: datetime) -> None:
        """Forget the users whose last question is long ago, so that memory stays flat."""
        if len(self._asked) < _CLEAN_AT:
            return
        self._asked = {user: asked for user, asked in self._asked.items() if asked[-1] > now - self._time}
