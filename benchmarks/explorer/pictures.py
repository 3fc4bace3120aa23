"""Pictures: what the manual shows of the explorer, taken from an invented council in a browser without a network."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.explorer.browser import tab, wait
from benchmarks.explorer.synthetic import record
from graphkit.publish.explorer.pack import pack
from graphkit.publish.explorer.page import page

__all__ = ["SHOTS", "take"]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of how large a record, at which address, in which window."""

    name: str
    nodes: int = 1000
    address: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    printed: bool = False


SHOTS = (
    Shot("explorer-1000"),
    Shot("explorer-20000", 20_000),
    Shot("explorer-speeches", 20_000, "#k=person.topic.strategy.question.speech&c=party&x=0_0_1.05"),
    Shot("explorer-focus", address="#n=person/petra-ferreira"),
    Shot("explorer-table", address="#v=table&n=person/petra-ferreira"),
    Shot(
        "explorer-dark",
        address="#e=person/petra-ferreira~person/%C5%82ukasz-szab%C3%B3",
        context={"color_scheme": "dark"},
    ),
    Shot(
        "explorer-phone",
        address="#n=person/petra-ferreira",
        context={"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    ),
    Shot(
        "explorer-print",
        address="#n=topic/transport-0",
        context={"viewport": {"width": 794, "height": 1123}},
        printed=True,
    ),
)


def take(folder: Path) -> None:
    """Write every picture into ``folder`` as a PNG of 256 colours."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as pages:
        for shot in SHOTS:
            path = Path(pages) / f"{shot.nodes}.html"
            if not path.exists():
                view = record(shot.nodes)
                path.write_text(page(view, pack(view)), encoding="utf-8")
            small = _small(_shot(shot, path))
            (folder / f"{shot.name}.png").write_bytes(small)
            print(f"{shot.name}.png: {len(small) / 1000:.0f} kB")


def _shot(shot: Shot, path: Path) -> bytes:
    with tab(**shot.context) as seen:
        seen.goto(f"{path.as_uri()}{shot.address}")
        if not wait(
            seen,
            "document.documentElement.dataset.ready === 'yes' && document.documentElement.dataset.drawn >= 1 || location.hash.startsWith('#v=table')",
            30,
        ):
            raise TimeoutError(f"{shot.name} was not drawn")
        seen.wait_for_timeout(800)
        if shot.printed:
            seen.evaluate("window.dispatchEvent(new Event('beforeprint'))")
            seen.emulate_media(media="print")
        return seen.screenshot()


def _small(png: bytes) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(
        256, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE
    ).save(out, "PNG", optimize=True)
    return out.getvalue()
