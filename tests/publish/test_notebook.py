"""The notebook runs from its first cell to its last, shows what it says, and is kept without outputs."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebook" / "ambleford.ipynb"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the kernel's libraries warn of themselves
        from nbclient import NotebookClient

        notebook = nbformat.read(NOTEBOOK, as_version=4)
        folder = tmp_path_factory.mktemp("notebook")
        environment = {"PYTHONPATH": str(ROOT), "IPYTHONDIR": str(folder), "JUPYTER_PLATFORM_DIRS": "1"}
        before = {name: os.environ.get(name) for name in environment}
        os.environ.update(environment)
        try:
            client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
            return client.execute()
        finally:
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


def shown(ran: Any, source: str) -> dict[str, Any]:
    (cell,) = [cell for cell in ran.cells if cell.source.startswith(source)]
    (output,) = cell.outputs
    return dict(output.get("data") or {"text/plain": output["text"]})


def test_it_is_kept_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")


def test_every_cell_runs_and_says_nothing_to_stderr(ran: Any) -> None:
    code = [cell for cell in ran.cells if cell.cell_type == "code"]
    assert len(code) == 9
    assert not [
        out for cell in code for out in cell.outputs if out.output_type == "error" or out.get("name") == "stderr"
    ]


def test_a_question_shows_itself_as_a_table(ran: Any) -> None:
    html = shown(ran, 'kg.query("who-asked-whom")')["text/html"]
    assert "<th>member</th>" in html
    assert "Nadia Okoro" in html


def test_the_same_words_mean_two_people_on_two_days(ran: Any) -> None:
    html = shown(ran, 'kg.query("""')["text/html"]
    assert "Odo Marshbank" in html


def test_pandas_has_days(ran: Any) -> None:
    assert "datetime64" in shown(ran, "questions = kg.query")["text/plain"]


def test_the_pictures_are_frames_that_reach_nothing(ran: Any) -> None:
    for source in ('kg.pyvis("who-asks-whom")', 'kg.pyvis("overview"'):
        assert shown(ran, source)["text/html"].startswith('<iframe sandbox="allow-scripts"')


def test_the_citation_tells_the_office_of_the_day(ran: Any) -> None:
    assert "Odo Marshbank (Mayor of Ambleford)" in shown(ran, "kg.cite(")["text/plain"]
