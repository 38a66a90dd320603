"""Only public web pages are fetched, within limits, whatever a server or a name service answers."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from index.errors import ReadingError
from index.reading.web import Fetcher, fetch, is_public

PAGE = b"<html><body><p>The clock struck thirteen, and nobody in Marl was surprised.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small site with pages that behave in every way a page may."""

    def do_GET(self) -> None:
        name = self.path.strip("/").split("?")[0]
        getattr(self, f"page_{name}", self.page_missing)()

    def answer(self, data: bytes = PAGE, kind: str = "text/html; charset=cp1252", status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(data)

    def page_story(self) -> None:
        self.answer()

    def page_text(self) -> None:
        self.answer(b"The clock struck thirteen.", "text/plain")

    def page_host(self) -> None:
        self.answer(self.headers["Host"].encode(), "text/plain")

    def page_picture(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def page_untyped(self) -> None:
        self.send_response(200)
        self.end_headers()

    def page_missing(self) -> None:
        self.answer(b"gone", status=404)

    def redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def page_moved(self) -> None:
        self.redirect("/story")

    def page_circle(self) -> None:
        self.redirect("/circle")

    def page_inside(self) -> None:
        self.redirect("http://10.0.0.1/secret")

    def page_metadata(self) -> None:
        self.redirect("http://169.254.169.254/latest/meta-data")

    def page_file(self) -> None:
        self.redirect("file:///etc/passwd")

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(1_000):
                self.wfile.write(b"x" * 10_000)
        except OSError:
            return  # the client has heard enough, as it should

    def page_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return  # as above

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def is_the_site(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address == ipaddress.ip_address("127.0.0.1")


HERE = Fetcher(is_allowed=is_the_site)


def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(ReadingError) as error:
        fetcher.fetch(url)
    assert str(error.value).endswith(".")
    return str(error.value)


def test_a_page_is_fetched_with_its_address_and_charset(site: str) -> None:
    assert HERE.fetch(f"{site}/story") == (f"{site}/story", PAGE, "cp1252")
    assert HERE.fetch(f"{site}/text").charset is None


def test_a_redirect_is_followed_to_where_it_ends(site: str) -> None:
    assert HERE.fetch(f"{site}/moved").url == f"{site}/story"


def test_the_server_is_told_the_name_that_was_asked_for(site: str) -> None:
    host = site.replace("127.0.0.1", "localhost")
    only_v4 = Fetcher(is_allowed=lambda address: address.is_loopback)
    assert only_v4.fetch(f"{host}/host").data.decode() == host.removeprefix("http://")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://localhost:8080/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://[fc00::1]/",
        "http://[fe80::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
    ],
)
def test_what_is_not_on_the_public_internet_is_refused(url: str) -> None:
    assert "public internet" in refusal(Fetcher(), url)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://files.example/a",
        "gopher://a.example",
        "javascript:alert(1)",
        "data:text/html,hi",
    ],
)
def test_only_http_and_https_are_fetched(url: str) -> None:
    assert "Only http and https" in refusal(Fetcher(), url)


@pytest.mark.parametrize(
    "url", ["http://", "https:///path", "http://exa mple/", "http://user:secret@site.example/", "http://[::1"]
)
def test_a_malformed_address_is_refused(url: str) -> None:
    sentence = refusal(Fetcher(), url)
    assert "secret" not in sentence


@pytest.mark.parametrize("name", ["inside", "metadata"])
def test_a_redirect_to_a_private_address_is_refused(site: str, name: str) -> None:
    assert "public internet" in refusal(HERE, f"{site}/{name}")


def test_a_redirect_to_another_scheme_is_refused(site: str) -> None:
    assert "Only http and https" in refusal(HERE, f"{site}/file")


def test_every_address_of_a_host_must_be_allowed_and_the_connection_goes_to_a_checked_one(site: str) -> None:
    """A name that is looked up again may lead elsewhere, so it is looked up once."""
    checked: list[object] = []

    def note(address: object) -> bool:
        checked.append(address)
        return False

    refusal(Fetcher(is_allowed=note), site.replace("127.0.0.1", "localhost"))
    assert checked


def test_a_circle_of_redirects_ends(site: str) -> None:
    assert "redirects more than 5 times" in refusal(HERE, f"{site}/circle")


def test_a_page_too_large_is_given_up_while_it_comes(site: str) -> None:
    assert "larger than 0.05 MB" in refusal(Fetcher(is_the_site, largest=50_000), f"{site}/endless")


def test_a_page_too_slow_is_given_up(site: str) -> None:
    began = time.monotonic()
    assert "longer than 0.5 seconds" in refusal(Fetcher(is_the_site, total=0.5), f"{site}/slow")
    assert time.monotonic() - began < 3


def test_what_is_no_page_of_text_is_refused(site: str) -> None:
    assert "image/png" in refusal(HERE, f"{site}/picture")
    assert "no stated type" in refusal(HERE, f"{site}/untyped")
    assert "404 Not Found" in refusal(HERE, f"{site}/nowhere")


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    assert "cannot be fetched" in refusal(HERE, "http://127.0.0.1:9/")
    assert "cannot be found" in refusal(Fetcher(), "http://no-such-host.invalid/")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_the_usual_limits_refuse_private_addresses() -> None:
    with pytest.raises(ReadingError):
        fetch("http://127.0.0.1:9/")
