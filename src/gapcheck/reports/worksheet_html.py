"""A worksheet as one HTML page: no scripts, nothing from elsewhere, fit for paper."""

from gapcheck.finding import NOTICE, Assessment
from gapcheck.reports.html_template import html_template
from gapcheck.reports.worksheet_markdown import OUTCOMES
from gapcheck.worksheet import Worksheet

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Worksheet: {{ sheet.title }}</title>
<style>
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, "Noto Serif", serif; color: #1a1a1a; background: #fff;
  max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
h1, h2, h3, th, dt, .state, nav { font-family: system-ui, "Noto Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 0 0 .25rem; }
h3 { font-size: .95rem; margin: 1rem 0 .25rem; }
a { color: #0b4f8a; }
code { font-size: .9em; color: #444; overflow-wrap: anywhere; }
section { border-top: 2px solid #555; padding: 1rem 0 1.25rem; break-inside: avoid-page; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
dl { margin: 0; }
dt { font-size: .85rem; color: #444; margin-top: .4rem; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; border: 1px solid #999; padding: .3rem .5rem; }
th { background: #f0f0f0; font-size: .85rem; }
.state { font-size: .9rem; }
.sign { margin-top: 1rem; padding: .5rem .75rem; border: 1px solid #999; }
.line { display: inline-block; min-width: 14rem; border-bottom: 1px solid #1a1a1a; height: 1.4em; }
.box { display: inline-block; width: .9em; height: .9em; border: 1px solid #1a1a1a;
  vertical-align: -.1em; margin-right: .4em; }
@media (max-width: 45rem) { .beside { grid-template-columns: 1fr; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
  a { color: inherit; text-decoration: none; } }
</style>
</head>
<body>
{% macro rows(items) -%}
<dl>
{% for row in items %}<dt>{{ row.label }}</dt><dd>{{ row.text }}</dd>
{% endfor %}</dl>
{%- endmacro %}
<header>
<h1>Worksheet: {{ sheet.title }}</h1>
<p>Corpus {{ assessment.corpus[0] }} {{ assessment.corpus[1] }} ({{ assessment.hash[:12] }}).
Scenario <code>{{ assessment.scenario }}</code>. {{ notice }}</p>
{{ rows(sheet.about) }}
</header>
<nav aria-label="Provisions">
<h2>Provisions</h2>
<ul>
{% for entry in sheet.entries %}<li><a href="#p{{ loop.index }}">{{ entry.cite }}</a>
{%- if entry.heading %}: {{ entry.heading }}{% endif %}</li>
{% endfor %}</ul>
</nav>
<main>
{% for entry in sheet.entries %}
<section id="p{{ loop.index }}" aria-labelledby="h{{ loop.index }}">
<h2 id="h{{ loop.index }}">{{ entry.cite }}
{%- if entry.heading %}: {{ entry.heading }}{% endif %}</h2>
<p class="state"><code>{{ entry.provision }}</code> · review: {{ entry.review }}</p>
{% if entry.unread %}
<p>Known to exist; its content was not read, and no effect is encoded.</p>
{% endif %}
<div class="beside">
{% if entry.words %}<div><h3>The text</h3>{{ rows(entry.words) }}</div>{% endif %}
{% if entry.read_back %}<div><h3>Read back</h3>{{ rows(entry.read_back) }}</div>{% endif %}
</div>
{% if entry.follows %}<p class="state">Follows from other provisions
(<code>gapcheck show {{ entry.provision }}</code>):
{{ entry.follows | join(", ") }}.</p>{% endif %}
{% if entry.questions or entry.more %}<h3>Open questions</h3>
<ul>
{% for text in entry.questions %}<li>{{ text }}</li>
{% endfor %}{% if entry.more %}<li>{{ entry.more }} more, on words that may mean more than they
surely do.</li>{% endif %}
</ul>{% endif %}
{% if entry.cases %}<h3 id="c{{ loop.index }}">Cases</h3>
<table aria-labelledby="c{{ loop.index }}">
<thead><tr><th scope="col">case</th><th scope="col">expected</th><th scope="col">because</th>
<th scope="col">put</th></tr></thead>
<tbody>
{% for case in entry.cases %}<tr><th scope="row">{{ case.case }}</th>
<td>{{ outcomes[case.expected] }}</td><td>{{ case.why or "" }}</td>
<td><code>{{ case.put }}</code></td></tr>
{% endfor %}</tbody>
</table>{% endif %}
<p class="sign"><span class="box"></span>as the text says &emsp;
<span class="box"></span>not as the text says, because: <span class="line"></span></p>
</section>
{% endfor %}
<section aria-labelledby="signature">
<h2 id="signature">Signature</h2>
<p>Name: <span class="line"></span></p>
<p>Date: <span class="line"></span></p>
<p>Signature: <span class="line"></span></p>
</section>
</main>
</body>
</html>
"""


def worksheet_html(assessment: Assessment, sheet: Worksheet) -> str:
    """Return a worksheet as an HTML page; everything that a text says is escaped.

    Args:
        assessment: What every output's head says.
        sheet: The worksheet.

    Raises:
        GapcheckError: The library that writes HTML is not installed.
    """
    return html_template(PAGE).render(
        assessment=assessment, sheet=sheet, notice=NOTICE, outcomes=OUTCOMES
    )
