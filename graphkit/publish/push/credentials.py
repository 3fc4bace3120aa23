"""Credentials: who we are at another store, from the environment or a netrc file, never from a command line."""

from __future__ import annotations

import ipaddress
import netrc
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import httpx

from graphkit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

__all__ = ["Credentials"]

_BEARER: Final = "GRAPHKIT_PUSH_TOKEN"
_USER: Final = "GRAPHKIT_PUSH_USER"
_WORD: Final = "GRAPHKIT_PUSH_PASSWORD"
_CLEAR: Final = "GRAPHKIT_PUSH_CLEAR"


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """A token, or a user with a password, or nothing. It does not show itself: a traceback must not tell it."""

    user: str = ""
    password: str = ""
    token: str = ""

    @classmethod
    def of(cls, url: httpx.URL, environ: Mapping[str, str]) -> Credentials:
        """Return what the environment holds, or else the netrc file (``NETRC`` or ``~/.netrc``) for this host.

        Raises `ConfigError` where only half is there, where the netrc file cannot be read, and where a secret would
        go unencrypted to another machine and ``GRAPHKIT_PUSH_CLEAR=yes`` does not allow it.
        """
        token, user, password = (environ.get(name, "") for name in (_BEARER, _USER, _WORD))
        if bool(user) != bool(password):
            raise ConfigError(f"only one of {_USER} and {_WORD} is set", remedy="set both, or neither")
        found = cls(user, password, token) if token or user else cls(*_netrc(url.host, environ))
        if found.secrets and url.scheme == "http" and not _loopback(url.host) and environ.get(_CLEAR) != "yes":
            remedy = f"use https, or set {_CLEAR}=yes on a network that you trust"
            raise ConfigError(f"the password would go unencrypted to {url.host}", remedy=remedy)
        return found

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no message may show, the longest first."""
        return tuple(sorted(filter(None, (self.password, self.token)), key=len, reverse=True))

    @property
    def remedy(self) -> str:
        """What to do where a store does not let us in."""
        return (
            f"check {_USER} and {_WORD}, {_BEARER}, or ~/.netrc"
            if self.secrets
            else f"set {_BEARER}, or {_USER} and {_WORD}"
        )

    def redacted(self, text: str) -> str:
        """Return ``text`` without any of the secrets."""
        for secret in self.secrets:
            text = text.replace(secret, "•••")
        return text

    def auth(self) -> httpx.Auth | None:
        """Return how requests are signed: a bearer token, or what the store's first refusal asks for."""
        if self.token:
            return _Bearer(self.token)
        return _Asked(self.user, self.password) if self.user else None


class _Bearer(httpx.Auth):
    """A token in each request (RFC 6750, section 2.1)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class _Asked(httpx.Auth):
    """Basic or Digest, whichever the store asks for: Virtuoso knows only the second, most others only the first."""

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._way is None:
            answer = yield request
            if answer.status_code != 401:
                return
            digest = answer.headers.get("WWW-Authenticate", "").lower().startswith("digest")
            self._way = (httpx.DigestAuth if digest else httpx.BasicAuth)(self._user, self._password)
        yield from self._way.auth_flow(request)


def _netrc(host: str, environ: Mapping[str, str]) -> tuple[str, str]:
    path = Path(environ.get("NETRC", "") or Path(environ.get("HOME", "") or "~").expanduser() / ".netrc")
    try:
        entry = netrc.netrc(path).authenticators(host) if path.is_file() else None
    except (OSError, UnicodeDecodeError, netrc.NetrcParseError) as error:
        reason = getattr(error, "msg", "") or getattr(error, "strerror", "") or "it is no text"
        raise ConfigError(f"cannot be read: {reason}", where=str(path), remedy="see netrc(5)") from None
    return (entry[0], entry[2] or "") if entry else ("", "")


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
