"""The style of HTML pages, on screens and on paper; PDF files are made with it too."""

import re
from collections.abc import Iterator

from gapcheck.paper import Paper
from gapcheck.reports.html_tables import Shape, shapes_of
from gapcheck.reports.stamp import stamp_line
from gapcheck.reports.tones import COLOURS
from gapcheck.reports.visible import visible

TONES: dict[str, tuple[str, str]] = {
    tone: (f"#{words}", f"#{behind}") for tone, (words, behind) in COLOURS.items()
}
"""The colours of tones, as style sheets name them."""

_STYLE = """\
:root { color-scheme: light; --khmer: "Noto Serif Khmer", "Khmer OS Siemreap",
  "Khmer OS Battambang", "Khmer OS", "Khmer MN", "Khmer UI", "Leelawadee UI"; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 Georgia, "Noto Serif", "DejaVu Serif", var(--khmer), serif; color: #1a1a1a;
  background: #fff; margin: 0 auto; max-width: 100rem; padding: 1.5rem;
  overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6, table, dt, nav, .stamp, .marks, .empty { font-family: "Segoe UI",
  "Noto Sans", "Liberation Sans", "DejaVu Sans", "Noto Sans Khmer", var(--khmer), sans-serif; }
:lang(km) { font-family: var(--khmer), serif; line-height: 1.75; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1.12rem; margin: 1.75rem 0 .4rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 .3rem; }
p, ul, ol, dl, blockquote { margin: 0 0 .75rem; max-width: 46rem; }
a { color: #0b4f8a; }
a:focus-visible, .wide:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
code { font-family: "Noto Sans Mono", "Liberation Mono", "DejaVu Sans Mono", monospace;
  font-size: .88em; }
ins { color: #1E5B34; background: #DDF1E3; text-decoration: underline; }
del { color: #9B1C1C; background: #FBE3E1; text-decoration: line-through; }
sup { line-height: 0; font-size: .72em; }
.held { white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.stamp { font-size: .82rem; border-top: 2px solid #555; border-bottom: 1px solid #999;
  padding: .6rem 0; max-width: none; margin-bottom: 1.5rem; display: grid; gap: .1rem 1rem;
  grid-template-columns: max-content minmax(0, 1fr); }
.stamp dt { color: #444; font-weight: 600; }
dd { margin: 0 0 .4rem 1.5rem; }
.stamp dd { margin: 0; }
dt { font-weight: 600; }
.notice { border-left: 4px solid #555; background: #f3f3f3; padding: .5rem .75rem; }
blockquote { border-left: 3px solid #bbb; padding-left: .9rem; margin-left: .5rem; }
nav { border: 1px solid #999; padding: .75rem 1rem; max-width: 46rem; margin-bottom: 1.5rem; }
nav h2 { margin: 0 0 .4rem; font-size: 1.05rem; }
nav ul { list-style: none; margin: 0; padding-left: 1.1rem; }
nav > ul { padding-left: 0; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
.wide { overflow: auto; margin: 1rem 0 .5rem; }
table { border-collapse: separate; border-spacing: 0; border: 0 solid #999; border-left-width: 1px;
  table-layout: fixed; width: 100%; font-size: .88rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; font-size: 1rem; padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; border: 0 solid #999; border-width: 0 1px 1px 0;
  padding: .35rem .5rem; }
thead th { background: #e8ecf0; font-size: .82rem; vertical-align: bottom; border-top-width: 1px; }
tbody th { font-weight: 600; }
tbody th code { font-weight: 400; }
td p, th p { margin: 0 0 .35rem; max-width: none; }
td p:last-child, th p:last-child { margin: 0; }
tr:target > *, li:target { outline: 3px solid #0b4f8a; outline-offset: -3px; }
.foot, .marks { font-size: .85rem; }
.marks { color: #444; }
.empty { color: #444; }
.notes { font-size: .9rem; }
.notes ol, .notes li { max-width: 60rem; }
.notes li { margin-bottom: .3rem; padding-left: .3rem; }
@media screen and (min-height: 35rem) { .wide { max-height: 92vh; }
  thead th { position: sticky; top: 0; z-index: 1; }
  .wide [id] { scroll-margin: 4rem 0 0 12rem; } }
@media screen and (min-width: 60rem) { tbody th { position: sticky; left: 0; background: #fff; } }
@media (max-width: 45rem) { body { padding: 1rem; } .stamp { grid-template-columns: minmax(0, 1fr);
  gap: 0; }
  .stamp dd { margin-bottom: .3rem; } }
@media (forced-colors: active) { .notice { border: 1px solid; } }
@media print {
  body { font-size: 10pt; max-width: none; padding: 0; }
  h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 11.5pt; }
  h4, h5, h6 { font-size: 10pt; }
  h1, h2, h3, h4, h5, h6, caption, dt { break-after: avoid; }
  p, li, dd { orphans: 2; widows: 2; }
  .notice { break-inside: avoid; }
  p, ul, ol, dl, blockquote, nav { max-width: none; }
  .stamp { font-size: 8.5pt; }
  .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  nav { border: 0; padding: 0; }
  nav li a::after { content: leader(".") target-counter(attr(href url), page); }
  .wide { overflow: visible; }
  table { min-width: 0 !important; border-collapse: collapse; border: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .tall { break-inside: auto; }
  th, td { padding: 2pt 3pt; border: .5pt solid #777; }
  thead th, ins, del, .notice, [class^="tone"] { print-color-adjust: exact; }
  thead th { font-size: 1em; }
  .records, .records :is(caption, tbody, tr, th, td) { display: block; }
  .records { font-size: 8.5pt; border-bottom: 1pt solid #777; }
  .records :is(colgroup, thead), .records td:empty { display: none; }
  .records tr { border-top: 1pt solid #777; padding: 3pt 0; break-inside: auto; }
  .records :is(th, td) { border: 0; padding: 1pt 3pt 1pt 42mm; break-inside: avoid; }
  .records th { break-after: avoid; }
  .records [data-label]::before { content: attr(data-label); float: left; width: 40mm;
    margin-left: -41mm; font-weight: 600; color: #333; }
  .notes, .foot, .marks { font-size: 8.5pt; }
  .back { display: none; }
}
"""

_PAGE = """\
@page {{ size: A4{side}; margin: 16mm 15mm 18mm;
  @bottom-left {{ content: {line}; width: 85%; font: 7pt/1.3 "Noto Sans", "Liberation Sans",
    sans-serif; color: #444; vertical-align: top; padding-top: 3mm; text-align: left; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); width: 15%; font: 8pt "Noto Sans",
    "Liberation Sans", sans-serif; color: #444; vertical-align: top; padding-top: 3mm;
    text-align: right; }} }}
"""


def page_style(paper: Paper) -> str:
    """Return the style sheet of a paper; texts stand in it as numbers of their letters."""
    tones = (
        f".tone-{tone} {{ color: {words}; background: {behind}; }}\n"
        for tone, (words, behind) in TONES.items()
    )
    side = " landscape" if paper.landscape else ""
    page = _PAGE.format(side=side, line=css_string(visible(stamp_line(paper.stamp))))
    tables = (
        line
        for number, shape in enumerate(shapes_of(paper))
        for line in _table_style(number, shape)
    )
    return _STYLE + "".join(tones) + page + "".join(tables)


def _table_style(number: int, shape: Shape) -> Iterator[str]:
    yield f".t{number} {{ min-width: {shape.least:.4g}em; }}\n"
    if not shape.records:
        yield f"@media print {{ .t{number} {{ font-size: {shape.points:.2g}pt; }} }}\n"
    for place, share in enumerate(shape.shares):
        yield f".t{number} .c{place} {{ width: {share:.4g}%; }}\n"


def css_string(text: str) -> str:
    """Return text as a string of CSS in which no sign can end it, nor the style sheet."""
    escaped = re.sub(r"[^A-Za-z0-9 .,:=_-]", lambda sign: f"\\{ord(sign.group()):X} ", text)
    return f'"{escaped}"'
