"""A small register of an invented town, to be bent in one place by each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.register import Register

Write = Callable[..., Path]

TABLES = {
    "register.toml": 'name = "hob"\ntitle = "Hob"\nbody = "moot"\nauthority = "town"\nchair = "reeve"\nprincipal = "mayor"\n',
    "people.csv": "id,name,aliases,gender,wikidata,source\n"
    "ann-oak,Ann Oak,Annie Oak,female,,roll\n"
    "bob-ash,Robert Ash,,male,,roll\n"
    "cy-elm,Cy Elm,,male,,roll\n",
    "titles.csv": "person,title,from,until,source\nbob-ash,Sir,2012,,honours list\n",
    "organisations.csv": "id,name,aliases,kind,parent,from,until,source\n"
    "town,Town of Hob,HOB,authority,,,,charter\n"
    "moot,Hob Moot,the Moot,assembly,town,,,charter\n",
    "posts.csv": "id,label,body,aliases,styles,holders,source\n"
    "mayor,Mayor of Hob,town,Hob's Mayor,Mayor; Mr Mayor,single,charter\n"
    "reeve,Reeve of the Moot,moot,,Reeve; Warden,single,charter\n"
    "bridge-warden,Bridge Warden,town,,Warden,many,charter\n",
    "tenures.csv": "post,person,from,until,acting,source\n"
    "mayor,ann-oak,2010-05-10,2014-05-10,,roll\n"
    "mayor,bob-ash,2014-05-10,,,roll\n"
    "reeve,cy-elm,2012,,,roll\n"
    "bridge-warden,ann-oak,2014,,,roll\n"
    "bridge-warden,cy-elm,2015,,,roll\n",
    "parties.csv": "id,label,aliases,source\nleaf,Leaf Party,Leaf,roll\n",
    "groups.csv": "id,label,aliases,party,from,until,source\nleaf-group,Leaf Group,Leaves,leaf,,,roll\n",
    "memberships.csv": "person,seat,party,from,until,how,source\n"
    "cy-elm,Hob North,Leaf,2010-05-10,2018-05-10,election,roll\n"
    "ann-oak,Hob South,Leaf Party,2014-05-10,,election,roll\n",
    "group_memberships.csv": "person,group,from,until,source\ncy-elm,leaf-group,2010-05-10,2018-05-10,roll\n",
    "strategies.csv": "id,kind,title,aliases,edition,status,issued,post,owner,work,supersedes,source\n"
    "moss-draft,,Draft Moss Plan,Moss Plan,2015,draft,2015-03,mayor,town,moss,,press\n"
    "moss,,Moss Plan 2016,Moss Plan,2016,final,2016-01-04,mayor,town,moss,,press\n",
    "places.csv": "id,name,aliases,kind,gss,parent,source\n"
    "hob-north,Hob North,,ward,,,charter\nhob-south,Hob South,,ward,,,charter\n",
}


@pytest.fixture
def hob(tmp_path: Path) -> Write:
    """Write the register of Hob with some files changed; ``None`` leaves a file out. Give a table without ``.csv``."""

    def write(**changed: str | None) -> Path:
        files = dict(TABLES)
        for name, text in changed.items():
            file = "register.toml" if name == "register" else f"{name}.csv"
            if text is None:
                files.pop(file, None)
            else:
                files[file] = text
        for file in TABLES.keys() - files.keys():
            (tmp_path / file).unlink(missing_ok=True)
        for file, text in files.items():
            (tmp_path / file).write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def more(hob: Write) -> Callable[..., Register]:
    """Load the register of Hob with lines added to some tables."""

    def load(**lines: str) -> Register:
        return Register.load(hob(**{table: TABLES[f"{table}.csv"] + added + "\n" for table, added in lines.items()}))

    return load
