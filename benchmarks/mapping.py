"""Mapping: morph-kgc makes annotations of our table of mentions by an RML mapping, beside a whole build of the same pages.

    python -m venv peer && peer/bin/pip install morph-kgc
    python -m benchmarks.mapping --peer peer/bin/python                 1,000 pages

morph-kgc is given what a build has to find out first: one row a mention, with its offsets, its quote and whom it names. So
what compares is statements a second, of a mapping alone and of everything that a build does.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import write
from benchmarks.measure import Run, machine, medians, timed
from graphkit.vocabulary import GK, OA, RDFS, XSD

_PREFIXES = (
    "@prefix rr: <http://www.w3.org/ns/r2rml#> .\n@prefix rml: <http://semweb.mmlab.be/ns/rml#> .\n"
    "@prefix ql: <http://semweb.mmlab.be/ns/ql#> .\n"
)
_PART = "https://w3id.org/graphkit/london/part/{mention_id}"
_NODES = {
    "": (("Mention", "Annotation"), {
        RDFS("label"): '"“{quote}”"', OA("hasBody"): "<entity_iri>", GK("denotes"): "<person_iri>",
        OA("hasTarget"): f"<{_PART}/target>", GK("rule"): "rule",
        GK("confidence"): "confidence^decimal", GK("status"): f"<{GK('')}{{status}}>",
    }),
    "/target": (("SpecificResource",), {
        RDFS("label"): '"Place of “{quote}”"', OA("hasSource"): "<https://w3id.org/graphkit/london/contribution/{doc_id}>",
        OA("hasSelector"): f"<{_PART}/position> <{_PART}/quote>",
    }),
    "/position": (("TextPositionSelector",), {
        RDFS("label"): '"Characters {start} to {end}"', OA("start"): "start^integer", OA("end"): "end^integer",
    }),
    "/quote": (("TextQuoteSelector",), {RDFS("label"): '"The words “{quote}”"', OA("exact"): "quote"}),
}  # fmt: skip
"""What stands behind a mention's address: the classes of that node, and each property with a column, a template in quotes,
or addresses (``^`` stands before a datatype). A template writes ``%2F`` for each slash of a column, so the nodes have addresses of their own."""


def mapping(table: Path) -> str:
    """Return the RML mapping that makes the annotations of ``table``."""
    source = f'rml:logicalSource [ rml:source "{table}" ; rml:referenceFormulation ql:CSV ]'
    maps = []
    for number, (tail, (classes, said)) in enumerate(_NODES.items()):
        kinds = ", ".join(f"<{GK(c) if c == 'Mention' else OA(c)}>" for c in classes)
        subject = f'rr:subjectMap [ rr:template "{_PART}{tail}" ; rr:class {kinds} ]' if tail else (
            f'rr:subjectMap [ rml:reference "iri" ; rr:termType rr:IRI ; rr:class {kinds} ]'
        )  # fmt: skip
        rows = [
            f"rr:predicateObjectMap [ rr:predicate <{predicate}> ; rr:objectMap [ {_object(one)} ] ]"
            for predicate, what in said.items()
            for one in (what.split() if what[0] == "<" else [what])
        ]
        maps.append(f"<#m{number}> " + " ;\n  ".join([source, subject, *rows]) + " .\n")
    return _PREFIXES + "\n".join(maps)


def _object(what: str) -> str:
    if what[0] == '"':
        return f'rr:template "{what[1:-1]}" ; rr:termType rr:Literal ; rr:language "en"'
    if what[0] == "<":
        inner = what[1:-1]
        return f'rr:template "{inner}"' if "{" in inner else f'rml:reference "{inner}" ; rr:termType rr:IRI'
    column, _, datatype = what.partition("^")
    return f'rml:reference "{column}"' + (f" ; rr:datatype <{XSD(datatype)}>" if datatype else "")


def main() -> None:
    """Build, export the table, map it, and print both beside each other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peer", default=sys.executable, help="a Python that has morph-kgc")
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if subprocess.run([options.peer, "-c", "import morph_kgc"], capture_output=True).returncode:
        sys.exit(f"{options.peer} has no morph-kgc (pip install morph-kgc, and name its Python with --peer)")
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as folder:
        here = Path(folder)
        write(here / "pages", options.pages)
        graphkit = [sys.executable, "-m", "graphkit"]
        command = [*graphkit, "build", str(here / "pages"), "-o", str(here / "output"), "--quiet", "--full"]
        build = medians(lambda: timed(command), options.runs)
        subprocess.run(
            [*graphkit, "export", "csv", "-d", str(here / "output"), "-o", str(here / "csv"), "--quiet"], check=True
        )
        (here / "mapping.ttl").write_text(mapping(here / "csv" / "mentions.csv"), encoding="utf-8")
        (here / "config.ini").write_text(
            f"[CONFIGURATION]\noutput_file={here / 'mapped.nt'}\nnumber_of_processes=2\nlogging_level=ERROR\n"
            f"[mentions]\nmappings={here / 'mapping.ttl'}\n",
            encoding="utf-8",
        )
        peer = medians(lambda: timed([options.peer, "-m", "morph_kgc", str(here / "config.ini")]), options.runs)
        print(f"{options.pages:,} pages, medians of {options.runs} runs, on {machine()}\n")
        print(
            "| | statements | s | processor time, s | memory, MB | statements a second |\n|---|---:|---:|---:|---:|---:|"
        )
        print(_row("morph-kgc, from the finished table of mentions", _lines(here / "mapped.nt"), peer))
        print(_row("graphkit, from the pages to all that a build leaves", _lines(here / "output" / "graph.nq"), build))


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(part.count(b"\n") for part in iter(lambda: lines.read(2**24), b""))


def _row(name: str, statements: int, run: Run) -> str:
    return f"| {name} | {statements:,} | {run.wall:.1f} | {run.cpu:.1f} | {run.memory:,.0f} | {statements / run.wall:,.0f} |"


if __name__ == "__main__":
    main()
