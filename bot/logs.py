"""Structured logs: one JSON object a line on standard error."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from pydantic import SecretStr

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class JsonLines(logging.Formatter):
    """Writes a record and its extra fields as one line of JSON; a secret in it is blotted out."""

    def __init__(self, secret: SecretStr | None = None) -> None:
        super().__init__()
        self._secret = secret.get_secret_value() if secret else ""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        fields = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _STANDARD},
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        line = json.dumps(fields, ensure_ascii=False, default=str)
        return line.replace(self._secret, "***") if self._secret else line


def start_logging(level: str, secret: SecretStr | None) -> None:
    """Send the program's log to standard error as JSON lines; other libraries only from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines(secret))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("bot", "index"):
        logging.getLogger(name).setLevel(level)
    logging.getLogger("discord.client").setLevel(
        logging.ERROR
    )  # it warns about voice, which nobody uses here
