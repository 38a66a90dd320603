"""A Discord of its own on loopback: gateway and REST over real sockets, for one real process."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

BOT = {
    "id": "100",
    "username": "cuttings",
    "discriminator": "0",
    "global_name": None,
    "avatar": None,
    "bot": True,
}
USER = {"id": "200", "username": "alice", "discriminator": "0", "global_name": None, "avatar": None}
APPLICATION = "300"
CHANNEL = {"id": "400", "type": 1, "recipients": [USER], "last_message_id": None, "flags": 0}
_MESSAGE = {
    "id": "500", "type": 20, "channel_id": CHANNEL["id"], "author": BOT, "content": "", "components": [],
    "embeds": [], "attachments": [], "mentions": [], "mention_roles": [], "mention_everyone": False, "pinned": False,
    "tts": False, "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "flags": 0,
}  # fmt: skip


class DiscordServer:
    """Lets one bot log in, sends it interactions, and keeps every request that it makes."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._gateway: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._arrived = asyncio.Condition()
        self._sequence = 0
        self._interactions = 0
        self.requests: list[tuple[str, str, Any]] = []
        self.closed_with: int | None = None
        self.identified = asyncio.Event()
        self.address = ""

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Serve on a free port of loopback and give the address of the REST API."""
        application = web.Application()
        application.router.add_get("/gateway", self._connect)
        application.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        runner = web.AppRunner(application)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        self.address = f"127.0.0.1:{port}"
        try:
            yield f"http://{self.address}/api/v10"
        finally:
            await runner.cleanup()

    async def ask(self, question: str) -> str:
        """Send `/ask` from a user's direct messages, and give the interaction's token."""
        self._interactions += 1
        token = f"token{self._interactions}"
        options = [{"name": "question", "type": 3, "value": question}]
        data = {"id": "900", "name": "ask", "type": 1, "options": options}
        await self._dispatch(
            "INTERACTION_CREATE",
            {
                "id": str(10_000 + self._interactions), "application_id": APPLICATION, "type": 2, "token": token,
                "version": 1, "data": data, "channel_id": CHANNEL["id"], "channel": CHANNEL, "user": USER,
                "locale": "en-GB", "entitlements": [], "context": 1, "app_permissions": "0",
                "authorizing_integration_owners": {"1": USER["id"]}, "attachment_size_limit": 10_000_000,
            },
        )  # fmt: skip
        return token

    async def request(self, method: str, ending: str, seconds: float = 60) -> Any:  # noqa: ANN401
        """Wait for a request whose path ends so, and give its body."""

        def found() -> list[Any]:
            return [body for m, path, body in self.requests if m == method and path.endswith(ending)]

        async with asyncio.timeout(seconds), self._arrived:
            await self._arrived.wait_for(found)
        return found()[0]

    async def _dispatch(self, name: str, data: dict[str, Any]) -> None:
        self._sequence += 1
        await self._gateway.put({"op": 0, "t": name, "s": self._sequence, "d": data})

    async def _rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        if "interactions" not in path and "webhooks" not in path:
            assert request.headers["Authorization"] == f"Bot {self._token}"
        body = await _body(request)
        async with self._arrived:
            self.requests.append((request.method, path, body))
            self._arrived.notify_all()
        return _json(self._answer(request.method, path))

    def _answer(self, method: str, path: str) -> Any:  # noqa: ANN401
        if path.endswith("/users/@me"):
            return BOT
        if path == "/oauth2/applications/@me":
            return {"id": APPLICATION, "name": "Cuttings", "icon": None, "description": "", "bot_public": False,
                    "bot_require_code_grant": False, "verify_key": "", "owner": USER, "flags": 0}  # fmt: skip
        if path == "/gateway/bot":
            limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
            return {"url": f"ws://{self.address}/gateway", "shards": 1, "session_start_limit": limit}
        if method == "PUT" and path.endswith("/commands"):
            commands = self.requests[-1][2]
            given = {"application_id": APPLICATION, "version": "1", "description": ""}
            return [{**given, **command, "id": str(number)} for number, command in enumerate(commands)]
        if path.endswith("/callback"):
            interaction = {"id": path.split("/")[2], "type": 2, "response_message_id": "500"}
            return {"interaction": interaction}
        return _MESSAGE

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        assert request.query["compress"] == "zlib-stream"
        socket, stream = web.WebSocketResponse(), zlib.compressobj()

        async def send(payload: dict[str, Any]) -> None:
            packed = stream.compress(json.dumps(payload).encode()) + stream.flush(zlib.Z_SYNC_FLUSH)
            await socket.send_bytes(packed)

        async def forward() -> None:
            while True:
                await send(await self._gateway.get())

        await socket.prepare(request)
        await send({"op": 10, "d": {"heartbeat_interval": 41_250}})
        forwarding = asyncio.create_task(forward())
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(json.loads(message.data), send)
        forwarding.cancel()
        self.closed_with = socket.close_code
        return socket

    async def _hear(self, payload: dict[str, Any], send: Any) -> None:  # noqa: ANN401
        if payload["op"] == 1:
            await send({"op": 11})
        elif payload["op"] == 2:
            assert payload["d"]["token"] == self._token
            application = {"id": APPLICATION, "flags": 0}
            ready = {"v": 10, "user": BOT, "guilds": [], "session_id": "s", "application": application}
            await self._dispatch(
                "READY", {**ready, "resume_gateway_url": f"ws://{self.address}/gateway", "shard": [0, 1]}
            )
            self.identified.set()


async def _body(request: web.Request) -> Any:  # noqa: ANN401
    if request.content_type == "multipart/form-data":
        form = await request.post()
        return json.loads(str(form["payload_json"]))
    text = await request.text()
    return json.loads(text) if text else None


def _json(body: Any) -> web.Response:  # noqa: ANN401
    """The content type must be exactly this: discord.py reads nothing else as JSON."""
    return web.Response(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})
