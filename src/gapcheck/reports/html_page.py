"""The HTML page that a paper becomes, as a template; every text in it is escaped."""

PAGE = """\
{% macro id_attribute(anchor) -%}
{%- set id = id_of(anchor) -%}
{%- if id %} id="{{ id }}"{% endif -%}
{%- endmacro %}
{% macro run(item) -%}
{%- set tag = tags[item.style] -%}
{%- set lang = lang_of(item.lang) -%}
{%- set href = href_of(item.link) -%}
{%- if href %}<a href="{{ href }}"{% if href[0] != "#" %} rel="noreferrer"{% endif %}>{% endif -%}
{%- if tag or lang %}<{{ tag or "span" }}{% if lang %} lang="{{ lang }}"{% endif %}>{% endif -%}
{%- for part in parts_of(item) %}{% if not loop.first %}<wbr>{% endif %}
{{- part | visible }}{% endfor -%}
{%- if tag or lang %}</{{ tag or "span" }}>{% endif -%}
{%- if href %}</a>{% endif -%}
{%- endmacro %}
{% macro mark(item) -%}
<sup><a href="#note~{{ item.note.number }}" id="{{ item.id }}" role="doc-noteref"
{#- #} aria-label="Note {{ item.note.number }}">{{ item.note.number }}</a></sup>
{%- endmacro %}
{% macro inline(words) -%}
{%- for item in held(words) -%}
{%- if item.note is not defined -%}{{ run(item) }}
{%- elif item.last -%}<span class="held">{{ run(item.last) }}{{ mark(item) }}</span>
{%- else -%}{% if item.more %}<sup>, </sup>{% endif %}{{ mark(item) }}
{%- endif -%}
{%- endfor -%}
{%- endmacro %}
{% macro cell(held) -%}
{%- if held.paragraphs | length == 1 -%}{{ inline(held.paragraphs[0]) }}
{%- else -%}{% for words in held.paragraphs %}<p>{{ inline(words) }}</p>{% endfor %}
{%- endif -%}
{%- endmacro %}
{% macro attributes(held, label) -%}
{%- if label %} data-label="{{ label | visible }}"{% endif -%}
{%- if held.tone != "none" %} class="tone-{{ held.tone }}"{% endif -%}
{%- if held.value is not none %} data-value="{{ held.value | visible }}"{% endif -%}
{%- endmacro %}
{% macro grid(table, number, shape) %}
<div class="wide" role="region" tabindex="0" aria-labelledby="table~{{ number }}">
<table class="t{{ number }}{% if shape.records %} records{% endif %}"
{%- if table.about %} aria-describedby="about~{{ number }}"{% endif %}>
<caption id="table~{{ number }}">{{ table.caption | visible }}</caption>
<colgroup>
{%- for column in table.columns %}<col class="c{{ loop.index0 }}">{% endfor -%}
</colgroup>
<thead><tr>
{% for column in table.columns %}
<th scope="col">{{ column.title | visible }}</th>
{% endfor %}
</tr></thead>
<tbody>
{% for row in table.rows %}
<tr{% if row.anchor is not none %}{{ id_attribute(row.anchor) }}{% endif %}
{%- if loop.index0 in shape.tall %} class="tall"{% endif %}>
{% for held in row.cells %}
{% set label = table.columns[loop.index0].title if shape.records else "" %}
{% if loop.first and held.paragraphs %}
<th scope="row"{{ attributes(held, label) }}>{{ cell(held) }}</th>
{% else %}
<td{{ attributes(held, label) }}>{{ cell(held) }}</td>
{% endif %}
{% endfor %}
</tr>
{% endfor %}
</tbody>
</table>
</div>
{% if not table.rows %}
<p class="empty">No rows.</p>
{% endif %}
{% for words in table.foot %}
<p class="foot">{{ inline(words) }}</p>
{% endfor %}
{% endmacro %}
<!DOCTYPE html>
<html lang="{{ lang_of(paper.lang) or "und" }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src
{#- #} 'sha256-{{ style_hash }}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<meta name="description" content="{{ subject | visible }}">
<meta name="generator" content="{{ paper.stamp.tool | join(" ") | visible }}">
{% if created %}
<meta name="dcterms.created" content="{{ created }}">
<meta name="dcterms.modified" content="{{ created }}">
{% endif %}
{% for label, text in stamp %}
<meta name="gapcheck-{{ label | lower | replace(" ", "-") }}" content="{{ text | visible }}">
{% endfor %}
<style>{{ style | safe }}</style>
</head>
<body>
<a class="skip" href="#start~">Skip to the text</a>
<header>
<h1>{{ title }}</h1>
<dl class="stamp">
{% for label, text in stamp %}
<dt>{{ label }}</dt><dd>{{ text | visible }}</dd>
{% endfor %}
</dl>
</header>
<main id="start~" tabindex="-1">
{% for piece in pieces %}
{% if piece.kind == "heading" %}
<h{{ piece.level }}{{ id_attribute(piece.anchor) }}>{{ piece.text | visible }}</h{{ piece.level }}>
{% elif piece.kind == "text" %}
<p>{{ inline(piece.words) }}</p>
{% elif piece.kind == "notice" %}
<p class="notice" role="note">{{ inline(piece.words) }}</p>
{% elif piece.kind == "quotation" %}
<blockquote><p>{{ inline(piece.words) }}</p></blockquote>
{% elif piece.kind == "terms" %}
<dl>
{% for word, words in piece.terms %}
<{{ word }}>{{ inline(words) }}</{{ word }}>
{% endfor %}
</dl>
{% elif piece.kind == "listing" %}
<{{ "ol" if piece.numbered else "ul" }}>
{% for words in piece.items_ %}
<li>{{ inline(words) }}</li>
{% endfor %}
</{{ "ol" if piece.numbered else "ul" }}>
{% elif piece.kind == "table" %}
{{ grid(piece.table, piece.number, shapes[piece.number]) }}
{%- elif contents %}
<nav aria-label="Contents" role="doc-toc">
<h2>Contents</h2>
<ul>
{%- for entry in contents recursive -%}
<li><a href="#{{ entry.anchor ~ "~" if entry.own else element_id(entry.anchor) }}">
{{- entry.text | visible }}</a>
{%- if entry.under %}<ul>{{ loop(entry.under) }}</ul>{% endif -%}
</li>
{%- endfor -%}
</ul>
</nav>
{% endif %}
{% endfor %}
{% if notes %}
<section class="notes" role="doc-endnotes" aria-labelledby="notes~">
<h2 id="notes~">Notes</h2>
<ol>
{% for note in notes %}
<li id="note~{{ note.number }}" value="{{ note.number }}">
{%- for item in note.runs %}{{ run(item) }}{% endfor %}
{{ " " }}<a class="back" href="#mark~{{ note.number }}" role="doc-backlink"
{#- #} aria-label="Back to the mark of note {{ note.number }}">↩</a></li>
{% endfor %}
</ol>
</section>
{% endif %}
{% if paper.tables %}
<section class="marks" aria-labelledby="about~">
<h2 id="about~">About the tables</h2>
{% for table in paper.tables %}
<h3>{{ table.caption | visible }}</h3>
{% if table.about %}
<p id="about~{{ loop.index0 }}">{{ table.about | visible }}</p>
{% endif %}
{% if table.columns %}
<dl>
{% for column in table.columns %}
<dt>{{ column.title | visible }}</dt><dd>{{ column.about | visible }}</dd>
{% endfor %}
</dl>
{% endif %}
{% endfor %}
</section>
{% endif %}
</main>
</body>
</html>
"""
