"""Names, words and pages as nobody should write them, and somebody does."""

from __future__ import annotations

from hypothesis import strategies as st

PAGE = """{title}

Session date:
{day}
Question By:
{asker}
Asked Of:
{asked}

{said}

Answer for {title}

Answered By:
{asked}

{answer}
"""

ODD = (
    "../../etc/passwd", "a/b\\c", "<script>alert(1)</script>", '"; DROP GRAPH <x> . "', "Siân O’Connell", "Llŷr ap Gwynfor",
    "سعاد العمري", "🚲" * 3, "\u202eevil", "%2e%2e%2f", "x" * 10_000, "..", ".", "?#[]@!$&'()*+,;=", "{{7*7}}",
    "a\u0000b", "\ufffe", "=cmd|' /C calc'!A0", "http://a b/c>", "\\u003e", "e\u0301" * 30, "\u00ad-\u2011", "\u2028",
)  # fmt: skip
NAMES = st.sampled_from(ODD) | st.text(min_size=1, max_size=80)
WORDS = st.lists(
    st.sampled_from(
        (
            "the Mayor", "Mr Mayor", "the Harbour Board", "Long Quay", "flood gates", "question 2020/0311",
            "I will write to the Member", "the Flood Strategy", "Commissioner", "Nadia Okoro", ".", ",", "\n\n",
        )
    )
    | st.sampled_from(ODD[:-4])
    | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20),
    min_size=1, max_size=14,
).map(" ".join)  # fmt: skip
LINES = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


def _page(title: str, said: str, answer: str, asker: str, asked: str, day: str) -> str:
    return PAGE.format(title=title, said=said, answer=answer, asker=asker, asked=asked, day=day)


PAGES = st.builds(
    _page,
    LINES.filter(str.strip),
    WORDS,
    WORDS,
    st.sampled_from(("Nadia Okoro", "Ines Tallowby", "Nobody At All")) | LINES,
    st.sampled_from(("The Mayor", "Odo Marshbank (Mayor of Ambleford)")),
    st.sampled_from(("May 9, 2021", "10 May 2021", "March 17, 2021", "October 20, 2021", "29 February 2020")),
)
