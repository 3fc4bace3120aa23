"""Frames: what goes between the web process and a worker: one line of JSON, then so many bytes of body."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field, replace
from typing import IO, Any

__all__ = ["Reply", "pack", "read_job", "unpack_head"]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as HTTP has it: a status, a media type, further headers, and the whole body."""

    status: int
    media: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def sentence(cls, status: int, text: str, **headers: str) -> Reply:
        """Return a refusal in one sentence of plain text."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return cls(status, "text/plain; charset=utf-8", f"{text}\n".encode(), named)

    def unpacked(self) -> Reply:
        """Return the same for who does not take gzip."""
        if "Content-Encoding" not in self.headers:
            return self
        headers = {name: value for name, value in self.headers.items() if name != "Content-Encoding"}
        return replace(self, body=gzip.decompress(self.body), headers=headers)


def pack(reply: Reply) -> bytes:
    """Return the head of ``reply``, which its body follows."""
    head = {"status": reply.status, "media": reply.media, "headers": reply.headers, "length": len(reply.body)}
    return json.dumps(head).encode() + b"\n"


def unpack_head(line: bytes) -> tuple[Reply, int]:
    """Return the reply that ``line`` announces, still without its body, and the length of that."""
    head = json.loads(line)
    return Reply(head["status"], head["media"], b"", head["headers"]), head["length"]


def read_job(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next job from ``stream``, or ``None`` at its end."""
    line = stream.readline()
    if not line:
        return None
    job = json.loads(stream.read(int(line)))
    assert isinstance(job, dict)
    return job
