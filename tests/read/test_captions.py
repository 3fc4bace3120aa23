"""Captions: cues become turns, by speaker tags or by speaker lines."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read import read_bytes

VTT = """WEBVTT - Council of Ambleford

NOTE Title: Budget day
NOTE Date: 1 November 2018

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:04.000 align:start
<v Ada Quill>Good <i>morning</i> &amp; welcome,</v>

00:04.500 --> 00:06.000
<v.loud Ada Quill>all of you.

2
01:00:07.000 --> 01:00:08.000
<v Bo Reed>Thank<00:00:07.500> you.</v> <v Ada Quill>Pleasure.</v>
"""

SRT = """1
00:00:01,000 --> 00:00:04,000
ADA QUILL: Good morning &amp; welcome,

2
00:00:04,500 --> 00:00:06,000
all of
you.

3
01:00:07,000 --> 01:00:08,000
<font color="red">BO REED: Thank you.</font>
>> Pleasure.
"""


def read(text: str, name: str = "council_2018-11-01.srt") -> Transcript:
    return read_bytes(text.encode(), name)


def test_voices_make_turns_that_go_on_over_cues() -> None:
    (question,) = read(VTT, "x.vtt").questions
    assert (question.title, question.date) == ("Budget day", date(2018, 11, 1))
    assert [(t.label, t.text, t.place, t.line) for t in question.turns] == [
        ("Ada Quill", "Good morning & welcome, all of you.", "00:00:01.000", 10),
        ("Bo Reed", "Thank you.", "01:00:07.000", 17),
        ("Ada Quill", "Pleasure.", "01:00:07.000", 17),
    ]


def test_speaker_lines_make_turns_in_subrip() -> None:
    (question,) = read(SRT).questions
    assert [(t.label, t.text, t.place) for t in question.turns] == [
        ("ADA QUILL", "Good morning & welcome, all of you.", "00:00:01.000"),
        ("BO REED", "Thank you.", "01:00:07.000"),
        (None, "Pleasure.", "01:00:07.000"),
    ]


def test_captions_without_a_day_say_where_to_write_it() -> None:
    with pytest.raises(SourceError, match='write "NOTE Date: 2018-11-01" under WEBVTT, or put the date into the name'):
        read(SRT, "council.srt")


@pytest.mark.parametrize("text", ["WEBVTT\n\nNOTE 1 November 2018\n", "1\n00:00:01,000 --> 00:00:04,000\n\n"])
def test_captions_in_which_nobody_speaks_are_refused(text: str) -> None:
    with pytest.raises(SourceError, match="nobody speaks"):
        read(text)


ROLLING = """WEBVTT
Kind: captions
Language: cy

00:00:00.160 --> 00:00:02.389 align:start position:0%
~
good<00:00:00.480><c> evening</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
good evening
~

00:00:02.399 --> 00:00:04.710 align:start position:0%
good evening
welcome<00:00:02.560><c> to</c> moss

00:00:04.710 --> 00:00:04.720 align:start position:0%
welcome to moss
~

00:00:04.720 --> 00:00:06.710 align:start position:0%
welcome to moss
>> thank<00:00:05.200><c> you</c>

00:00:06.720 --> 00:00:07.710
Yes.

00:00:07.720 --> 00:00:08.710
Yes.
""".replace("~\n", " \n")
"""A line with a space alone ends no cue: so is a line kept empty that another will roll into."""
DIALOGUE = """1
00:00:01,000 --> 00:00:04,000
- Who speaks?
- I do.

2
00:00:04,000 --> 00:00:06,000
[Speaker 2]: So do I - at times.
"""


def test_captions_that_roll_up_say_each_line_once() -> None:
    found = read(ROLLING, "2018-11-01.vtt")
    assert found.language == "cy"
    assert [(t.text, t.place, t.line) for t in found.questions[0].turns] == [
        ("good evening welcome to moss", "00:00:00.160", 5),
        ("thank you Yes. Yes.", "00:00:04.720", 21),
    ]


def test_dashes_and_brackets_part_speakers() -> None:
    assert [(t.label, t.text) for t in read(DIALOGUE).questions[0].turns] == [
        (None, "Who speaks?"),
        (None, "I do."),
        ("Speaker 2", "So do I - at times."),
    ]
