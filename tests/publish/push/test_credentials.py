"""Credentials come from the environment or a netrc file, go only where they may, and are never shown."""

from __future__ import annotations

import base64
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.errors import ConfigError, OutputError
from graphkit.publish.push import Target, push
from tests.publish.push.conftest import Shop, saying

USER = {"GRAPHKIT_PUSH_USER": "ines", "GRAPHKIT_PUSH_PASSWORD": "s3cret-wörd"}
BASIC = "Basic " + base64.b64encode("ines:s3cret-wörd".encode()).decode()


def _push(store: ox.Store, shop: Shop, folder: Path, environ: dict[str, str]) -> None:
    with Target.of(shop.url, {"HOME": str(folder), **environ}, sleep=lambda _: None) as target:
        push(store, target, folder / "push")


def test_a_token_goes_with_each_request(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    _push(store, shop, tmp_path, {"GRAPHKIT_PUSH_TOKEN": "t0ken"})
    assert {headers["authorization"] for headers in shop.headers} == {"Bearer t0ken"}


def test_a_password_is_shown_only_when_asked_for_and_then_at_once(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    shop.script = [saying(401, WWW_Authenticate='Basic realm="x"')]
    _push(store, shop, tmp_path, USER)
    sent = [headers.get("authorization") for headers in shop.headers]
    assert sent[0] is None
    assert sent[1:] == [BASIC] * 5


def test_a_store_that_asks_for_digest_never_sees_the_password(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    challenge = saying(401, WWW_Authenticate='Digest realm="x", nonce="n", qop="auth", algorithm=MD5')
    shop.script = [challenge, challenge]
    _push(store, shop, tmp_path, USER)
    sent = [headers.get("authorization", "") for headers in shop.headers]
    assert sent[-1].startswith("Digest ")
    assert not [value for value in sent if "s3cret" in value or value.startswith("Basic")]


def test_nobody_asks_nobody_is_told(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    _push(store, shop, tmp_path, USER)
    assert not [headers for headers in shop.headers if "authorization" in headers]


def test_a_netrc_file_knows_the_host(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / ".netrc"
    path.write_text("machine 127.0.0.1 login ines password s3cret\nmachine elsewhere.example login x password y\n")
    path.chmod(0o600)
    shop.script = [saying(401, WWW_Authenticate="Basic")]
    _push(store, shop, tmp_path, {})
    assert shop.headers[1]["authorization"] == "Basic " + base64.b64encode(b"ines:s3cret").decode()


def test_a_netrc_file_that_is_none_is_named_without_its_words(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_text("machine 127.0.0.1 login ines pass s3cret-wörd\n")
    with pytest.raises(ConfigError, match="mine: cannot be read") as error:
        _push(store, shop, tmp_path, {"NETRC": str(path)})
    assert "wörd" not in str(error.value)


@pytest.mark.parametrize("status", [401, 403])
def test_a_store_that_lets_us_not_in_says_what_to_set(store: ox.Store, shop: Shop, tmp_path: Path, status: int) -> None:
    shop.always = saying(status, "who is ines:s3cret-wörd?".encode(), WWW_Authenticate="Basic")
    with pytest.raises(OutputError, match=r"lets us not in.*check GRAPHKIT_PUSH_USER") as error:
        _push(store, shop, tmp_path, USER)
    assert "s3cret" not in str(error.value)
    assert "•••" in str(error.value)
    with pytest.raises(OutputError, match="set GRAPHKIT_PUSH_TOKEN"):
        _push(store, shop, tmp_path, {})


def test_half_a_password_is_refused() -> None:
    with pytest.raises(ConfigError, match="only one of"):
        Target.of("https://store.example/", {"GRAPHKIT_PUSH_USER": "ines"})


@pytest.mark.parametrize("secret", [USER, {"GRAPHKIT_PUSH_TOKEN": "t0ken"}])
def test_a_secret_does_not_cross_a_network_unencrypted(secret: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match=r"unencrypted to store\.example"):
        Target.of("http://store.example/data", secret)
    for url in ("https://store.example/", "http://localhost:3030/", "http://127.0.0.2/", "http://[::1]/"):
        Target.of(url, secret).__exit__(None, None, None)
    Target.of("http://store.example/", {**secret, "GRAPHKIT_PUSH_CLEAR": "yes"}).__exit__(None, None, None)


def test_credentials_do_not_show_themselves() -> None:
    from graphkit.publish.push.credentials import Credentials

    assert "s3cret" not in repr(Credentials("ines", "s3cret", ""))
