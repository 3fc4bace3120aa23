"""Lines of other cities: a rank and a surname, a surname first, the courtesies of other languages. All is invented."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.register import Register
from graphkit.register.importing import import_register
from graphkit.resolve.speakers import speaker

DAY = date(2019, 3, 5)
COUNCIL = """id,name,gender,body,role,seat,from,until
1,Jo Jones,female,City of Hob,Mayor,,2018-01-01,
2,Old Mayor-Fir,male,City of Hob,Mayor,,2010-01-01,2018-01-01
3,Al Smith,male,Hob City Council,,Ward 1,2018-01-01,
4,Bea Dupont,female,Hob City Council,,Ward 2,2018-01-01,
5,Cy Reed,male,Hob City Council,,Ward 3,2018-01-01,
6,Di Reed,female,Hob City Council,,Ward 4,2018-01-01,
7,Müller Elm,male,Hob City Council,,Ward 5,2010-01-01,2014-01-01
8,Ed Jones,male,Hob City Council,,Ward 6,2018-01-01,
9,Gus Larch,male,Hob City Council,President,,2018-01-01,
10,Ivo Larch,male,Hob City Council,,Ward 7,2018-01-01,
"""


@pytest.fixture(scope="module")
def hob(tmp_path_factory: pytest.TempPathFactory) -> Register:
    folder = tmp_path_factory.mktemp("hob")
    files = import_register([("council.csv", COUNCIL.encode())], "hob", body="Hob City Council").files
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Register.load(folder)


@pytest.mark.parametrize(
    ("label", "person"),
    [
        ("Mayor Jones", "Jo Jones"),
        ("MAYOR JONES", "Jo Jones"),
        ("The Mayor (Jo Jones)", "Jo Jones"),
        ("Council President Larch", "Gus Larch"),
        ("President Larch", "Gus Larch"),
        ("Councillor Smith", "Al Smith"),
        ("Cllr. Smith", "Al Smith"),
        ("Ald. Smith", "Al Smith"),
        ("COUNCILMEMBER SMITH", "Al Smith"),
        ("Council Member Al Smith", "Al Smith"),
        ("Councilwoman Dupont", "Bea Dupont"),
        ("Supervisor Smith", "Al Smith"),
        ("Sen. Smith", "Al Smith"),
        ("Deputy Smith", "Al Smith"),
        ("Commissioner Smith", "Al Smith"),
        ("Mme Dupont", "Bea Dupont"),
        ("Frau Dupont", "Bea Dupont"),
        ("Sra. Bea Dupont", "Bea Dupont"),
        ("M. Smith", "Al Smith"),
        ("Herr Abgeordneter Smith", "Al Smith"),
        ("Smith, Al", "Al Smith"),
        ("SMITH Al", "Al Smith"),
        ("Smith, Mr Al", "Al Smith"),
        ("Smith, Al (Ward 1)", "Al Smith"),
    ],
)
def test_a_rank_and_a_surname_are_one_person_of_that_city(hob: Register, label: str, person: str) -> None:
    found = speaker(label, DAY, hob).person
    assert found is not None
    assert hob.people[found].label == person


@pytest.mark.parametrize(
    "label",
    [
        "Mayor Smith",
        "Mayor Mayor-Fir",
        "Councillor Reed",
        "Councillor Jones",
        "Herr Dupont",
        "Mrs. Smith",
        "Councillor Elm",
        "Mayor Bea",
        "Mayor of Nob",
        "President Smith",
        "Stranger, Al",
        "Mayor Stranger",
    ],
)
def test_nobody_is_guessed(hob: Register, label: str) -> None:
    assert speaker(label, DAY, hob).person is None


def test_a_form_of_address_tells_two_of_one_surname_apart(hob: Register) -> None:
    told = [speaker(label, DAY, hob).person for label in ("Mr Reed", "Ms Reed", "Madame Reed")]
    assert [person and hob.people[person].label for person in told] == ["Cy Reed", "Di Reed", "Di Reed"]
