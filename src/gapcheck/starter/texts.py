"""The files with which a corpus starts: commented, and in order as they stand."""

CORPUS = """\
# yaml-language-server: $schema=schemas/corpus.json
# What this corpus is. The law lies in statutes/{code}/. Standards and checks are those that
# gapcheck brings, as long as no folders 'standards' and 'rules' stand beside this file.
format: "1"
title: {title}
version: "0.1"
licence: unknown  # under which others may use the encodings, e.g. CC-BY-4.0
countries:
{country}"""

COUNTRY = """\
  {code}:
    name: {name}
    adjective: {adjective}
    # The day up to which sources were searched. It is the day that commands look at by default.
    followed-until: {day}
    searched: Say here what was searched, and what was not.
    # Which of the standards that gapcheck brings bind the State, and since when:
    # parties: {{protocol-2000: {{binds: "yes", since: 2003-04-01, cite: [{{in: treaty-list}}]}}}}
    parties: {{}}
"""

SOURCES = """\
# yaml-language-server: $schema={up}schemas/sources.json
# Documents in which the law was read, and documents that report it. Every provision with an effect
# cites one of them by its id: cite: [{{in: gazette-1999, at: page 4}}]. A document looks so:
#
#   - id: gazette-1999
#     short: Gazette (1999)          # as it is cited in findings
#     author: Government Printer
#     title: Official Gazette, no. 12 of 1999
#     year: 1999
#     kind: law text                 # or report, commentary, register, web page, treaty text
documents: []
"""

STATUTE = """\
# yaml-language-server: $schema={up}schemas/statute.json
# The provisions stand in the order of the law, as far as they are known.
instrument: {id}
title: {title}
short: {short}
layer: statute                       # or regulation, guidance, draft
in-force: {{note: not yet looked up}}  # 1999-05-31, or {{earliest: …, latest: …}}

provisions:
  # What is known to exist and was not read has no effect: ignorance never passes for a gap.
  - id: art-1
    unread: true
    topics: [any]                    # subjects on which it may bear

  # A provision that was read says what it does, in the words of 'gapcheck vocabulary'. What it
  # does not mention it does not limit.
  #
  # - id: art-2
  #   heading: Indecent pictures of children
  #   basis: read                    # or quoted, reported
  #   quote: sells in a shop a picture that shows a child
  #   quote-is: unofficial translation
  #   cite: [{{in: gazette-1999, at: page 4}}]
  #   topics: [csam]
  #   punishes:
  #     conduct: sell
  #     object: csam
  #     place: {{is: public-physical, words: in a shop}}
  #   penalty: {{imprisonment: 1..3 years}}
  #   cases:                         # put to this provision alone by 'gapcheck test'
  #     - case: selling from a private home
  #       put: {{conduct: m.transfer-value, object: csam, place: private-physical}}
  #       expect: not-reached        # or reached, doubtful
  #   review: {{status: drafted}}      # checked or disputed: say also by whom and on which day
"""

STANDARD = """\
# yaml-language-server: $schema={up}schemas/standard.json
# A treaty or soft-law text, by which laws are measured. Its checks stand in rules/{id}/.
instrument: {id}
title: {title}
short: {short}
kind: treaty                         # or soft law
prefix: {prefix}                     # first part of the ids of its checks
# Whether it binds a State, and since when:
# parties: {{{code}: {{binds: "yes", since: 2002-06-30}}}}
parties: {{}}

provisions:
  # Every provision has a check, or says with out-of-scope why it has none.
  - id: art-1
    heading: What it is about
    force: mandatory                 # or optional, conditional, programmatic, soft-law, definition
    requires: Say here, in your own words, what it requires.
    out-of-scope: Not encoded yet.
    # demands: {{conduct: sell, object: csam}}    # what national law has to reach
"""

CHECKS = """\
# yaml-language-server: $schema={up}schemas/checks.json
# Questions put to a law. A check takes the region of the standard's provision, or narrows it.
standard: {id}
checks:
"""

CHECK = """\
  - id: {id}
    label: {label}
    question: {question}
    standard: {provision}
    {demand}
"""
