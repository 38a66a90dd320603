"""Fetching a web page, and nothing but a public web page, within limits of time and size."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import httpx

from index.errors import ReadingError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Cuttings)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Language": "en",
    "Accept-Encoding": "identity",  # a compressed page could be far larger than what arrives
}


class Page(NamedTuple):
    """A page as fetched: the address it was found at in the end, its bytes, the charset the server stated."""

    url: str
    data: bytes
    charset: str | None


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the public internet, also where it carries an IPv4 address inside."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def fetch(url: str) -> Page:
    """Fetch a page with the usual limits; see `Fetcher.fetch`."""
    return Fetcher().fetch(url)


@dataclass(frozen=True)
class Fetcher:
    """Fetches pages.

    The host of every hop is resolved here, every address it has is checked, and the connection goes to a
    checked address, so that no second look-up can lead elsewhere. Proxies of the environment are not used,
    for behind one the address could not be checked.

    Args:
        is_allowed: whether an address may be connected to.
        largest: bytes of a page at most.
        patience: seconds to wait for a connection, and for each next piece of the page.
        total: seconds for everything, redirects included.
        redirects: how many redirects are followed.
    """

    is_allowed: Callable[[Address], bool] = is_public
    largest: int = 10_000_000
    patience: float = 10.0
    total: float = 30.0
    redirects: int = 5

    def fetch(self, url: str) -> Page:
        """Fetch the page at ``url``, following redirects; not to be called on an event loop.

        Raises:
            ReadingError: the address may not be fetched, or holds no page; one sentence says which.
        """
        try:
            return asyncio.run(asyncio.wait_for(self._follow(url), self.total))
        except TimeoutError as error:
            raise ReadingError(f"The page took longer than {self.total:g} seconds.") from error
        except httpx.TimeoutException as error:
            raise ReadingError(f"The server did not answer within {self.patience:g} seconds.") from error
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            raise ReadingError(
                f"The page cannot be fetched: {str(error) or type(error).__name__}."
            ) from error

    async def _follow(self, address: str) -> Page:
        url = _parse(address)
        # No connection is kept: a kept one to the same address could be another host's.
        limits = httpx.Limits(max_keepalive_connections=0)
        async with httpx.AsyncClient(
            timeout=self.patience, trust_env=False, headers=_HEADERS, limits=limits
        ) as client:
            for _ in range(self.redirects + 1):
                answer = await self._get(client, url)
                if isinstance(answer, Page):
                    return answer
                url = _parse(str(answer))
        raise ReadingError(f"The page redirects more than {self.redirects} times.")

    async def _get(self, client: httpx.AsyncClient, url: httpx.URL) -> Page | httpx.URL:
        """Give the page at ``url``, or where it redirects to."""
        unreachable: httpx.ConnectError | None = None
        for address in await self._resolve(url):
            # The name goes into the Host header and the TLS handshake; the connection goes to the address.
            request = client.build_request(
                "GET",
                url.copy_with(host=str(address)),
                headers={"Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.raw_host.decode("ascii")},
            )
            try:
                response = await client.send(request, stream=True)
            except httpx.ConnectError as error:
                unreachable = error
                continue
            try:
                return await self._read(response, url)
            finally:
                await response.aclose()
        raise unreachable or ReadingError(f"The host {url.host} has no address.")

    async def _resolve(self, url: httpx.URL) -> list[Address]:
        """Give the addresses of a host when all of them may be connected to."""
        host, port = url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80)
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise ReadingError(f"The host {host} cannot be found.") from error
        addresses = [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]
        if not all(self.is_allowed(address) for address in addresses):
            raise ReadingError(
                f"The host {host} is not on the public internet, so nothing is fetched from it."
            )
        return list(dict.fromkeys(addresses))

    async def _read(self, response: httpx.Response, url: httpx.URL) -> Page | httpx.URL:
        if response.has_redirect_location:
            return url.join(response.headers["Location"])
        if not response.is_success:
            status = f"{response.status_code} {response.reason_phrase}".strip()
            raise ReadingError(f"The server answered {status}.")
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if kind not in _TYPES:
            raise ReadingError(
                f"The address holds {kind or 'something of no stated type'}, not a page of text."
            )
        data = bytearray()
        async for piece in response.aiter_bytes():
            data += piece
            if len(data) > self.largest:
                raise ReadingError(f"The page is larger than {self.largest / 1_000_000:g} MB.")
        return Page(str(url), bytes(data), response.charset_encoding)


def _parse(address: str) -> httpx.URL:
    """Read an address.

    Raises:
        ReadingError: it is no http or https address, or carries a password.
    """
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise ReadingError(f"{address} is not a web address.") from error
    if url.scheme not in {"http", "https"}:
        raise ReadingError(f"Only http and https addresses are fetched, not {url.scheme or 'this'}.")
    if not url.host:
        raise ReadingError(f"{address} names no host.")
    if url.userinfo:
        raise ReadingError("An address with a user name or password is not fetched.")
    return url
