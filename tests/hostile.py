"""Texts that are more than words to some program, and a paper with one at every place."""

from typing import Literal

from gapcheck.paper import (
    Block,
    Cell,
    Column,
    Contents,
    Heading,
    Listing,
    Note,
    Paper,
    Paragraph,
    Row,
    Run,
    Stamp,
    Style,
    Table,
    Tone,
    Words,
)

HOSTILE: tuple[str, ...] = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)><b>bold</b></td></table></main><!-- ",
    '" onmouseover="alert(1)" \' onfocus=\'alert(1)',
    "</title></style></textarea><svg/onload=alert(1)>",
    "&lt;i&gt; &amp; &#x41; &nbsp",
    "{{ 7 * 7 }} {% raw %} ${7*7} %s {0}",
    '=HYPERLINK("http://example.org/?"&A1,"click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+SUM(A1:A9)",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1 ＋1 －1 ＠A1",  # noqa: RUF001  full width, which some programs read as the narrow ones
    "'=1+1",
    'one,two;three\t"four"\r\nfive',
    "nul\x00bell\x07escape\x1b[31mred\x1b[0mdel\x7fnel\x85",
    "not XML: \ufffe \uffff \ud800 \udfff \x0b \x0c",
    "turned: \u202egnp.exe\u202c \u2066inside\u2069 \u200fmark \ufeff",
    "]]> <![CDATA[ x ]]> <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY y 'z'>]> &y;",
    "# heading **bold** _italic_ `code` ~~gone~~ [link](http://example.org) ![i](x)",
    "a | b | c \\| d \\ e",
    "[^1]: a note of mine [^1] [1]: http://example.org <http://example.org>",
    "- item",
    "1. item",
    "> quoted",
    "---",
    "http://example.org/bare www.example.org a@example.org",
    "javascript:alert(1)",
    "@page { margin: 0 } */ } body { display: none }",
    'HYPERLINK "http://example.org" \\l _x0041_ { PAGE }',
    "Pneumono" + "ultramicroscopic" * 20,
    "ច្បាប់\u200bស្តីពី\u200bការបង្ក្រាប",
    "שלום العربية mixed with English",
    "emoji \U0001f469\u200d\U0001f467 combining e\u0301 astral \U0001d49c",
    "",
    " ",
)
"""Texts as they may stand in a corpus that somebody else wrote."""

HOSTILE_LINKS: tuple[str, ...] = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//example.org/x",
    "http:",
    "https://",
    "http://[bad",
    "http://example.org:999999/",
    'https://example.org/"onclick="alert(1)',
    "https://example.org/ space",
    "https://example.org/\u202egnp",
    "mailto:",
    "#",
    "",
)
"""Addresses of which no link is to be made."""

STYLES: tuple[Style, ...] = ("plain", "bold", "italic", "code", "added", "removed")
TONES: tuple[Tone, ...] = ("none", "gap", "partial", "unclear", "compliant", "aside")
ROLES: tuple[Literal["text", "notice", "quotation", "term"], ...] = (
    "text",
    "notice",
    "quotation",
    "term",
)


def hostile_paper(first: int = 0) -> Paper:
    """Return a paper with one of `HOSTILE` at every place and each of them at most places.

    Args:
        first: The text at the first of the places of which a paper has one; the next ones
            follow, so that some number puts each text at each place.
    """
    texts = [HOSTILE[(first + n) % len(HOSTILE)] for n in range(len(HOSTILE))]
    stamp = Stamp(
        tool=(texts[0], texts[1]),
        corpus=(texts[2], texts[3], texts[4]),
        country=texts[5],
        law=texts[6],
        scenario=texts[7],
        as_of="2020-01-01",
        notice=texts[8],
    )
    return Paper(
        layout="hostile",
        title=texts[9],
        lang="en",
        landscape=bool(first % 2),
        stamp=stamp,
        blocks=tuple(_blocks(texts)),
    )


def _blocks(texts: list[str]) -> list[Block]:
    levels: tuple[Literal[1, 2, 3, 4], ...] = (1, 2, 3, 4)
    headings = [
        Heading(levels[n % 4], text, f"{n} {text}" if n % 3 else f"anchor-{n}")
        for n, text in enumerate(texts)
    ]
    paragraphs = [Paragraph(_styled(n, text), ROLES[n % 4]) for n, text in enumerate(texts)]
    links = [
        Paragraph((Run(text, link=link), Run(" "), Run(link, link=link)))
        for text, link in zip(texts, HOSTILE_LINKS, strict=False)
    ]
    inside = [Paragraph((Run(text, link=f"#{n} {text}"),)) for n, text in enumerate(texts)]
    notes = [
        Paragraph(
            (Run(f"Marked {n}"), Note(n + 1, (Run(text), Run(" and "), Run(text, "italic"))))
        )
        for n, text in enumerate(texts)
    ]
    words: tuple[Words, ...] = tuple((Run(text),) for text in texts)
    return [
        Contents(),
        *headings,
        *paragraphs,
        *links,
        *inside,
        *notes,
        Listing(words),
        Listing(words, numbered=True),
        _table("first", texts, len(notes) + 1),
        _table("empty", texts[5:], 0, rows=False),
    ]


def _styled(number: int, text: str) -> Words:
    """Return a text in two styles and languages, with words of ours around it."""
    style = STYLES[number % len(STYLES)]
    return (
        Run(text, style),
        Run(" between "),
        Run(text, "plain", "km"),
        Run(text, "bold", "km" if number % 2 else text),
        Run(text, link="https://example.org/?a=1&b=2"),
    )


def _table(key: str, texts: list[str], note: int, *, rows: bool = True) -> Table:
    """Return a table with a text in each row, each first alone in its cell, then after a mark."""
    columns = (
        Column("alone", texts[0], 12, texts[1]),
        Column("marked", texts[2], 30, texts[3]),
        Column("valued", texts[4], 20, texts[5]),
        Column("twice", texts[6], 40, texts[7]),
    )
    found = []
    for number, text in enumerate(texts if rows else ()):
        cells = (
            Cell(((Run(text),),), TONES[number % len(TONES)]),
            Cell(((Note(note + number, (Run(text),)), Run(text)),)),
            Cell(((Run(text, "code"),),), value=text),
            Cell(((Run(text),), (Run(""),), (Run(text, "removed"), Run(text, "added")))),
        )
        found.append(Row(cells, f"row {number} {text}" if number % 2 else None))
    return Table(key, texts[8], texts[9], columns, tuple(found), ((Run(texts[10]),), ()))
