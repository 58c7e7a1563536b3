"""Papers whose marks are notes: a small one that goldens show, and drawn ones."""

from collections.abc import Iterator

from hypothesis import strategies as st

from gapcheck.paper import (
    Block,
    Cell,
    Column,
    Contents,
    Heading,
    Inline,
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
    paper_words,
    with_words,
)
from gapcheck.reports.stamp import stamp_rows

STAMP = Stamp(
    ("gapcheck", "0"),
    ("small", "0.1", "0123456789ab" + "0" * 52),
    "Arcadia",
    "law in force on 2020-12-31",
    "xa as-of=2020-12-31 layers=regulation,statute",
    "2020-12-31",
    "Compares encoded texts; says nothing of practice; no legal advice.",
)

LAW = Note(
    1,
    (
        Run("Government of Arcadia. (2005). "),
        Run("Media Law", "italic", link="https://example.org/media-law?lang=en&v=1"),
        Run(", Article 4(1)."),
    ),
)
TREATY = Note(2, (Run("Protocol 2000, Article 3(1)(c)."),))
AGAIN = Note(3, (Run("Ibid.", "italic"), Run(", Article 5.")))

COLUMNS = (
    Column("ref", "Ref", 14, "Id of the finding."),
    Column("requirement", "Requirement", 30, "What the standard asks of the law."),
    Column("verdict", "Verdict", 10, "The verdict."),
    Column("missing", "Missing", 30, "What no provision covers."),
)


def _cell(*texts: str, tone: Tone = "none", value: str | None = None) -> Cell:
    return Cell(tuple((Run(text),) for text in texts), tone, value)


ROWS = (
    Row(
        (
            Cell(((Run("xa/p.csam.sell", "code"),),)),
            Cell(((Run("Selling is an offence"), TREATY),)),
            _cell("partial", tone="partial", value="partial"),
            _cell("selling | in private", "selling to one person"),
        ),
        "xa/p.csam.sell",
    ),
    Row(
        (
            Cell(((Run("xa/p.csam.possess", "code"),),)),
            Cell(((Run("Possessing is an offence"), AGAIN),)),
            _cell("nothing was found", tone="gap", value="gap?"),
            Cell(),
        ),
        "xa/p.csam.possess",
    ),
)
SMALL = Paper(
    layout="small",
    title="Gap table: Arcadia",
    lang="en",
    landscape=True,
    stamp=STAMP,
    blocks=(
        Contents(),
        Heading(1, "Summary", "summary"),
        Paragraph(
            (
                Run("The "),
                Run("Media Law", "bold"),
                Run(" ("),
                Run("ច្បាប់ព័ត៌មាន", lang="km"),
                Run(") punishes selling in public."),
                LAW,
                Run(" See "),
                Run("the row", link="#xa/p.csam.sell"),
                Run("."),
            )
        ),
        Paragraph((Run("No legal advice."),), "notice"),
        Paragraph((Run("Whoever sells such material in public shall be punished."),), "quotation"),
        Paragraph((Run("partial"),), "term"),
        Paragraph((Run("Something surely missing, something surely covered."),)),
        Heading(2, "What is missing", "missing"),
        Listing(((Run("selling in private"),), (Run("possessing"),))),
        Listing(((Run("Amend "), Run("sells", "removed"), Run("sells or keeps", "added")),), True),
        Heading(1, "Findings", "findings"),
        Table(
            "gaps",
            "Gap table",
            "Each row is a finding.",
            COLUMNS,
            ROWS,
            ((Run("2 findings; none left out."),),),
        ),
    ),
)

TEXT = st.text(max_size=12) | st.sampled_from(["a|b", "*x*", "=1", "1. x", "<b>", "`", " ", "ក្រ"])
STYLES: st.SearchStrategy[Style] = st.sampled_from(
    ["plain", "bold", "italic", "code", "added", "removed"]
)
LINKS = st.sampled_from([None, None, "https://example.org/a?b=(c)", "#here", "#none", "data:,x"])
LANGS = st.sampled_from([None, None, "km", '"'])


@st.composite
def runs(draw: st.DrawFn) -> Run:
    return Run(draw(TEXT), draw(STYLES), draw(LANGS), draw(LINKS))


MARKS = st.builds(Note, st.just(0), st.lists(runs(), max_size=2).map(tuple))
WORDS: st.SearchStrategy[Words] = st.lists(runs() | MARKS, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    tones: st.SearchStrategy[Tone] = st.sampled_from(["none", "gap", "aside"])
    cells = st.builds(
        Cell, st.lists(WORDS, max_size=3).map(tuple), tones, st.none() | st.text(max_size=4)
    )
    keys = ["first", "second", "third"][: draw(st.integers(1, 3))]
    columns = tuple(Column(key, draw(TEXT), draw(st.integers(3, 60)), draw(TEXT)) for key in keys)
    rows = st.tuples(*[cells for _ in columns]).map(Row)
    body = tuple(draw(st.lists(rows, max_size=3)))
    return Table("drawn", draw(TEXT), draw(TEXT), columns, body, tuple(draw(st.lists(WORDS))))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 4), TEXT, st.just("here") | TEXT),
    st.builds(Paragraph, WORDS, st.sampled_from(["text", "notice", "quotation", "term"])),
    st.builds(Listing, st.lists(WORDS, max_size=3).map(tuple), st.booleans()),
    tables(),
    st.just(Contents()),
)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Draw a paper; its notes are numbered in reading order, its tables have keys of their own."""
    blocks = [
        block._replace(key=f"drawn-{n}") if isinstance(block, Table) else block
        for n, block in enumerate(draw(st.lists(BLOCKS, max_size=6)))
    ]
    stamp = STAMP._replace(country=draw(TEXT), scenario=draw(TEXT))
    return numbered(Paper("drawn", draw(TEXT), "en", draw(st.booleans()), stamp, tuple(blocks)))


def numbered(paper: Paper) -> Paper:
    """Return a paper with its notes numbered from 1 in reading order."""
    number = 0

    def counted(inline: Inline) -> Inline:
        nonlocal number
        if not isinstance(inline, Note):
            return inline
        number += 1
        return inline._replace(number=number)

    return with_words(paper, [tuple(map(counted, words)) for words in paper_words(paper)])


def texts_of(paper: Paper) -> Iterator[str]:
    """Yield every text that a full format has to show."""
    yield paper.title
    yield from (text for _, text in stamp_rows(paper.stamp))
    yield from (block.text for block in paper.blocks if isinstance(block, Heading))
    for words in paper_words(paper):
        for inline in words:
            yield from (
                (run.text for run in inline.runs)
                if isinstance(inline, Note)
                else [inline.text if isinstance(inline, Run) else ""]
            )
    for table in paper.tables:
        yield from (table.caption, table.about)
        for column in table.columns:
            yield from (column.title, column.about)
