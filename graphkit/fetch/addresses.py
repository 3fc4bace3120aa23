"""Addresses: which may be asked: the web, on hosts that the settings name, and nothing inside the own network."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

__all__ = ["forbidden", "is_public", "joined", "lookup"]


def forbidden(address: str, hosts: tuple[str, ...], *, local: bool = False) -> str | None:
    """Return why an address may not be asked by its form alone, or ``None``; ``local`` also allows odd ports."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "it is no address"
    if parts.scheme not in ("http", "https"):
        return "only http and https are asked"
    if parts.username is not None or parts.password is not None:
        return "it carries a user's name"
    if (parts.hostname or "") not in hosts:
        return f"{parts.hostname or 'it'} is not among the hosts of the site"
    if port not in (None, 80, 443) and not local:
        return f"port {port} is no port of the web"
    return None


def joined(address: str, reference: str) -> str:
    """Return where a reference on a page leads, without a fragment; one that is broken stays as it is, to be refused."""
    try:
        return urljoin(address, reference.strip()).partition("#")[0]
    except ValueError:
        return reference


def lookup(host: str, port: int) -> tuple[str, ...]:
    """Return the numbers that a host's name stands for; raises ``OSError`` where it stands for none."""
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(number: str) -> bool:
    """Say whether an IP address is one of the public internet, also where an IPv6 address wraps an IPv4 one."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if wrapped is not None:
            return is_public(str(wrapped))
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast
