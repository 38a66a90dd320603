"""Discord's OpenAPI specification, as a judge of what the bot sends."""

from __future__ import annotations

import json
import os
import re
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs

_URN = "urn:discord"
_SNOWFLAKE = {
    "anyOf": [{"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}, {"type": "integer", "minimum": 0}]
}
"""discord.py sends ids as integers, which Discord documents that it takes; the specification names the string only.

https://discord.com/developers/docs/reference#snowflakes
"""


def path() -> Path:
    """Where the specification lies: CUTTINGS_OPENAPI, else beside the project."""
    shared = Path(os.environ.get("CUTTINGS_SHARED", Path(__file__).parents[3] / "shared"))
    return Path(os.environ.get("CUTTINGS_OPENAPI", shared / "discord" / "openapi.json"))


@cache
def specification() -> Specification | None:
    """The specification, read once; None where it is absent."""
    return Specification(json.loads(path().read_text())) if path().is_file() else None


class Specification:
    """Checks request bodies against the schemas of the paths they go to."""

    def __init__(self, document: dict[str, Any]) -> None:
        document["components"]["schemas"]["SnowflakeType"] = _SNOWFLAKE
        self._document = document
        self._registry = jsonschema_rs.Registry([(_URN, document)])
        self._validators: dict[tuple[str, str], jsonschema_rs.Validator | None] = {}

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        """Templates with fewer variables first: "@original" is no message id."""
        names = sorted(self._document["paths"], key=lambda name: name.count("{"))
        return [(re.compile(re.sub(r"\{[^}]+\}", "[^/]+", name)), name) for name in names]

    def faults(self, method: str, address: str, body: Any) -> list[str]:  # noqa: ANN401 - JSON
        """What is wrong with a request's JSON body; an address that Discord does not know is wrong too."""
        name = next((name for pattern, name in self._templates if pattern.fullmatch(address)), None)
        if name is None:
            return [f"{method} {address}: Discord has no such address"]
        validator = self._validator(method.lower(), name)
        if validator is None or body is None:
            return []
        return [f"{method} {name}: {error.message[:300]}" for error in validator.iter_errors(body)]

    def _validator(self, method: str, name: str) -> jsonschema_rs.Validator | None:
        key = (method, name)
        if key not in self._validators:
            content = self._document["paths"][name].get(method, {}).get("requestBody", {}).get("content", {})
            pointer = f"{_URN}#/paths/{quote(name.replace('~', '~0').replace('/', '~1'), safe='~@')}/{method}"
            pointer += "/requestBody/content/application~1json/schema"
            known = "application/json" in content
            self._validators[key] = (
                jsonschema_rs.Draft202012Validator({"$ref": pointer}, registry=self._registry)
                if known
                else None
            )
        return self._validators[key]
