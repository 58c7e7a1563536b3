"""A small corpus, complete and valid, whose files a test can replace one by one.

One treaty (`protocol-2000`) is put to the law of one invented State (`xa`, Arcadia): a law with a
definition and two offences, a penal code with general rules, a guide, and a bill. Every kind of
file of a corpus is there, and every kind of demand.

    folder = write_corpus(tmp_path)
    corpus = open_corpus(tmp_path, edited(MEDIA_LAW, "[distribute, sell]", "[distribute]"))
"""

from collections.abc import Mapping
from pathlib import Path

from gapcheck.assemble import assemble_corpus
from gapcheck.corpus import Corpus
from gapcheck.lint import lint_corpus
from gapcheck.load import load_files
from gapcheck.problem import GapcheckError, Problem

Changes = Mapping[str, str | bytes | None]
"""Path inside the corpus to its new content, or to `None` for a file that is to be left out."""

CORPUS = "corpus.yaml"
VOCABULARY = "rules/vocabulary/acts.yaml"
MATERIAL = "rules/vocabulary/material.yaml"
CHECKS = "rules/protocol-2000/csam.yaml"
ATTEMPT_CHECKS = "rules/protocol-2000/attempt.yaml"
PROTOCOL = "standards/protocol-2000.yaml"
PROTOCOL_SOURCES = "standards/sources.yaml"
MEDIA_LAW = "statutes/xa/media-law-2005.yaml"
PENAL_CODE = "statutes/xa/penal-code-2010.yaml"
GUIDE = "statutes/xa/guide-2006.yaml"
BILL = "statutes/xa/bill-2020.yaml"
SILENCES = "statutes/xa/silences.yaml"
SOURCES = "statutes/xa/sources.yaml"

FILES: Mapping[str, str] = {
    CORPUS: """\
format: "1"
title: small
version: "0.1"
licence: CC0-1.0
countries:
  xa:
    name: Arcadia
    adjective: Arcadian
    followed-until: 2020-12-31
    searched: Everything.
""",
    VOCABULARY: """\
# What is done, to what, where, for what and how far.
dimensions:
  - id: conduct
    heads: [conduct, term]
    about: What the offender does.
    phrase: by {names}
    but: by anything but {names}
    limit: only {words}
    all-of: in any way
    atoms:
      - {id: m.make, family: material, doing: "making {object}", does: "makes {object}"}
      - {id: m.circulate, family: material, doing: "spreading {object}", does: "spreads {object}"}
      - {id: m.send-one, family: material, doing: "sending {object}", does: "sends {object}"}
      - {id: m.sell, family: material, doing: "selling {object}", does: "sells {object}"}
      - {id: m.hold, family: material, doing: "keeping {object}", does: "keeps {object}"}
      - {id: s.solicit, family: sexual, doing: "soliciting {object}", does: "solicits {object}"}
    terms:
      - {id: produce, covers: m.make, doing: "producing {object}", does: "produces {object}"}
      - id: distribute
        covers: m.circulate
        may-cover: m.send-one
        doing: distributing {object}
        does: distributes {object}
        noun: distribution
      - {id: sell, covers: m.sell, doing: "selling {object}", does: "sells {object}"}
      - {id: possess, covers: m.hold, doing: "possessing {object}", does: "possesses {object}"}
      - {id: solicit, covers: s.solicit, doing: "soliciting {object}", does: "solicits {object}"}

  - id: object
    heads: [conduct, term]
    about: What the conduct is directed at.
    phrase: with {names}
    all-of: whatever it is directed at
    atoms:
      - {id: csam, name: child sexual abuse material}
      - {id: person, name: a person}
    terms:
      - {id: child, stands-for: {object: person, victim_age: under-18}, name: a child}

  - id: place
    heads: [conduct]
    about: Where the act is done.
    phrase: "{names}"
    but: anywhere but {names}
    limit: only {words}
    all-of: in any place
    atoms:
      - {id: private, phrase: in private}
      - {id: public-physical, phrase: in a physical place open to the public}
      - {id: public-online, phrase: in public online}
    terms:
      - id: public-place
        covers: public-physical
        may-cover: public-online
        phrase: in a public place

  - id: purpose
    heads: [conduct, term]
    about: Further purpose of the offender.
    phrase: for {names}
    limit: only {words}
    all-of: whatever the purpose
    atoms:
      - {id: none, phrase: without any further purpose}
      - {id: own-use, name: own use}
      - {id: further-act, name: a further act with the material}
    terms:
      - id: supply
        stands-for: {purpose: further-act, aim: {conduct: [distribute, sell]}}
        name: supply

  - id: victim_age
    heads: [conduct, term]
    kind: interval
    first: 0
    last: 18
    open-above: true
    unit: completed years
    about: Age of the victim, or of the person shown.
    phrase: aged {names}
    terms:
      - {id: under-18, covers: 0..17, phrase: under 18}
      - id: under-legal-age
        covers: 0..11
        set-by: legal-age
        by-answer: {"18": 0..17, "15": 0..14}
        phrase: below the legal age

  - id: offender_age
    heads: [conduct]
    kind: interval
    first: 0
    last: 18
    open-above: true
    unit: completed years
    about: Age of the offender.
    unstated: of-age
    phrase: by an offender aged {names}
    terms:
      - {id: of-age, covers: [18..], phrase: by an adult}
      - {id: minor, covers: [0..17], phrase: by a child}

  - id: stage
    heads: [conduct]
    about: How far the act got.
    unstated: completed
    phrase: "{names}"
    atoms:
      - {id: completed, phrase: when completed}
      - {id: attempted, phrase: when attempted}

  - id: measure
    heads: [measure]
    about: What is provided.
    phrase: "{names}"
    atoms:
      - {id: confiscation, doing: confiscating what was used, name: confiscation of what was used}
      - {id: closure, doing: closing the premises, name: closure of the premises}

copies:
  - prefix: aim
    about: The further act for which the offender acts.
    none: with no further act in view
    some: with a further act in view
    where: {purpose: further-act}
    dimensions:
      conduct: {families: material, phrase: "with the aim of {names}"}
      place: {around: "for a further act {phrase}"}
    shared: object

readings:
  - id: legal-age
    question: Below which age does the law prohibit sexual activities with a child?
    answers:
      "18": sexual activities are prohibited below 18
      "15": sexual activities are prohibited below 15

topics:
  - {id: csam, title: Child sexual abuse material}
  - {id: attempt, title: Attempt}
  - {id: sanctions, title: Sanctions}
  - {id: victims, title: Children as victims}
""",
    MATERIAL: """\
# What material is and shows.
dimensions:
  - id: medium
    heads: [conduct, term]
    about: Form of the representation.
    phrase: in {names}
    but: in anything but {names}
    limit: only {words}
    all-of: in any form
    atoms:
      - {id: photo, name: photographs}
      - {id: film, name: film or video}
      - {id: drawing, name: drawings}
      - {id: audio, name: sound recordings}
    terms:
      - {id: any-representation, covers: any, name: any representation}
      - {id: visual, covers: [photo, film], may-cover: drawing, name: visual material}

concepts:
  - id: csam
    dimension: object
    atom: csam
    described-by: [medium, victim_age]
    name: child sexual abuse material
    noun: material
""",
    CHECKS: """\
standard: protocol-2000
checks:
  - id: protocol.csam.definition
    label: definition
    question: Does the law define child sexual abuse material as widely as the Protocol?
    standard: protocol-2000/art-2
    define: {}

  - id: protocol.csam.distribute
    label: distribute
    question: Is distributing child sexual abuse material an offence, wherever it is done?
    standard: protocol-2000/art-3.1
    criminalise: {conduct: distribute}

  - id: protocol.csam.possess-for-supply
    label: possess for supply
    question: Is possessing child sexual abuse material in order to supply it an offence?
    standard: protocol-2000/art-3.1
    criminalise: {conduct: possess, purpose: supply}

  - id: protocol.csam.penalty
    label: penalty
    question: Is distributing punished by at least four years?
    standard: protocol-2000/art-3.1
    criminalise: {conduct: distribute}
    apart: offence
    where: [{attribute: maximum-imprisonment, at-least: grave}]
    parameters:
      grave: {value: 4 years, basis: the Protocol names no number}

  - id: protocol.csam.children
    label: children
    question: Is a child free from punishment for possessing such material?
    standard: protocol-2000/art-5
    not-punish: {}

  - id: protocol.csam.practice
    label: practice
    question: Are cases investigated?
    standard: protocol-2000/art-6
    not-assessable: Only practice can tell.
""",
    ATTEMPT_CHECKS: """\
standard: protocol-2000
checks:
  - id: protocol.attempt.csam
    label: attempt
    question: Is attempting these offences punished?
    standard: protocol-2000/art-3.2
    criminalise: {}
    apart: offence

  - id: protocol.attempt.measures
    label: confiscation or closure
    question: Is there confiscation, or closure?
    any:
      - {standard: protocol-2000/art-4, provide: {measure: confiscation}}
      - {standard: protocol-2000/art-4, provide: {measure: closure}}
""",
    PROTOCOL: """\
# The treaty.
instrument: protocol-2000
title: Protocol on the Protection of Children
short: Protocol
kind: treaty
prefix: protocol
adopted: 2000-05-25
in-force: 2002-01-18
parties:
  xa: {binds: "yes", since: 2002-06-30, cite: [{in: treaty-text, at: list of parties}]}
cite: [{in: treaty-text}]

provisions:
  - id: art-2
    heading: Definition
    force: definition
    requires: Any representation, by whatever means, of a child.
    basis: read
    quote: any representation, by whatever means, of a child
    quote-is: official
    cite: [{in: treaty-text, at: "2"}]
    defines: child-material
    expresses: csam
    reaches: {medium: any-representation, victim_age: under-18}

  - id: art-3.1
    heading: Acts
    force: mandatory
    requires: Punish producing, distributing, selling and possessing child material.
    basis: read
    cite: [{in: treaty-text, at: "2"}]
    demands:
      - {conduct: [produce, distribute, sell], object: child-material}
      - {conduct: possess, object: child-material, purpose: supply}

  - id: art-3.2
    heading: Attempt
    force: mandatory
    requires: Punish attempt.
    basis: read
    cite: [{in: treaty-text, at: "3"}]
    demands: {act-of: art-3.1, stage: attempted}

  - id: art-4
    heading: Measures
    force: conditional
    requires: Provide for confiscation and closure.
    basis: read
    cite: [{in: treaty-text, at: "3"}]
    demands: {measure: [confiscation, closure]}

  - id: art-5
    heading: Children
    force: optional
    requires: Children are not punished for possessing images of themselves.
    basis: read
    cite: [{in: treaty-text, at: "4"}]
    demands: {conduct: possess, object: child-material, offender_age: minor}

  - id: art-6
    heading: Practice
    force: programmatic
    requires: Investigate.
    basis: read
    cite: [{in: treaty-text, at: "4"}]
""",
    PROTOCOL_SOURCES: """\
documents:
  - id: treaty-text
    short: the Protocol's text
    author: United Nations
    title: Protocol on the Protection of Children
    year: 2000
    kind: treaty text
""",
    MEDIA_LAW: """\
# A law with a definition and two offences.
instrument: media-law-2005
title: Law on the Media
short: Media Law
layer: statute
promulgated: 2005-02-15
in-force: {earliest: 2005-02-15, latest: 2005-03-03, note: sources differ}
repeals:
  - {title: Law on the Press, year: 1990}
cite: [{in: gazette-2005, at: "1"}]

readings:
  - id: public-place-includes-internet
    question: Does "in a public place" (Media Law, art. 2(1)) reach the internet?
    answers:
      "yes": a public place includes the internet
      "no": a public place does not include the internet
    held:
      - {answer: open, by: report-2015, at: "7", says: leaves it open}
    terms:
      - {term: public-place, atoms: public-online}

provisions:
  - id: art-1
    heading: Definition
    basis: quoted
    quote: an indecent photograph or film of a child
    quote-is: unofficial translation
    cite: [{in: report-2015, at: "5"}]
    topics: csam
    defines: indecent-picture
    expresses: csam
    reaches:
      medium: {is: [photo, film], words: photograph or film}
      victim_age: under-18

  - id: art-2.1
    heading: Distribution
    basis: quoted
    quote: whoever distributes or sells an indecent picture in a public place
    quote-is: unofficial translation
    cite: [{in: report-2015, at: "6"}]
    topics: csam
    punishes:
      conduct: [distribute, sell]
      object: indecent-picture
      place: {is: public-place, words: in a public place}
    penalty: {imprisonment: 2..5 years, fine: "1,000,000..4,000,000 XAD", together: true}

  - id: art-2.2
    heading: Possession
    basis: reported
    cite: [{in: report-2015, at: "6"}]
    topics: csam
    punishes:
      conduct: possess
      object: indecent-picture
      purpose: further-act
      aim: {act-of: art-2.1}
    penalty: {imprisonment: up to 1 year}

  - id: art-3
    heading: (not obtained)
    unread: true
    topics: csam
""",
    PENAL_CODE: """\
# General rules.
instrument: penal-code-2010
title: Penal Code
short: Penal Code
layer: statute
promulgated: 2009-11-30
in-force: 2010-01-01
stages:
  - {id: special-part, provisions: [art-40..art-41], in-force: 2011-01-01}
complete:
  - {topics: [attempt, sanctions], why: Every article was read.}
cite: [{in: gazette-2009}]

provisions:
  - id: art-10
    heading: Classes
    basis: read
    cite: [{in: gazette-2009, at: art. 10}]
    classifies:
      - {as: felony, above: 5 years, life: true}
      - {as: misdemeanour, up-to: 5 years, fine-only: true}

  - id: art-11
    heading: Attempt
    basis: read
    cite: [{in: gazette-2009, at: art. 11}]
    topics: attempt
    extends:
      - {offences-of: any, class: misdemeanour, with: {stage: attempted}}

  - id: art-12
    heading: Limitation
    basis: read
    cite: [{in: gazette-2009, at: art. 12}]
    topics: sanctions
    derives:
      - {attribute: limitation, by-class: {felony: 15 years, misdemeanour: 5 years}}

  - id: art-40
    heading: Confiscation
    basis: read
    cite: [{in: gazette-2009, at: art. 40}]
    topics: sanctions
    provides: {measure: confiscation}

  - id: art-41
    heading: Minors
    basis: read
    cite: [{in: gazette-2009, at: art. 41}]
    topics: victims
    extends:
      - {offences-of: any, with: {offender_age: 14..17}}
    exempts:
      - {from: media-law-2005/art-2.2, region: {offender_age: 14..15}}

  - id: art-42
    heading: Soliciting
    basis: read
    cite: [{in: gazette-2009, at: art. 42}]
    topics: victims
    punishes: {conduct: solicit, object: person, victim_age: under-legal-age}
    penalty: {imprisonment: 6 days..6 months}
    answers:
      - {reading: legal-age, answer: "15"}
""",
    GUIDE: """\
# What courts were told.
instrument: guide-2006
title: Guide to the Media Law
short: guide of 2006
shown-as: if courts follow the guide
layer: guidance
in-force: 2006-06-01
cite: [{in: report-2015}]

provisions:
  - id: note-art-2
    basis: reported
    cite: [{in: report-2015, at: "7"}]
    topics: csam
    answers:
      - {reading: public-place-includes-internet, answer: "yes"}
""",
    BILL: """\
# A draft.
instrument: bill-2020
title: Bill on Child Protection
short: bill of 2020
shown-as: bill of 2020
layer: draft
cite: [{in: report-2015}]

provisions:
  - id: art-1
    heading: Production
    basis: reported
    cite: [{in: report-2015, at: "9"}]
    topics: csam
    punishes: {conduct: produce, object: csam}
    penalty: {imprisonment: 1..6 years}
""",
    SILENCES: """\
silences:
  - id: production
    of: law
    instruments: [media-law-2005, penal-code-2010]
    region: {conduct: produce, object: csam}
    says: The law says nothing on producing.
    cite: [{in: report-2015, at: "8"}]
""",
    SOURCES: """\
documents:
  - id: gazette-2005
    short: Gazette 2005
    author: Government
    title: Gazette, no. 12 of 2005
    year: 2005
    kind: law text
  - id: gazette-2009
    short: Gazette 2009
    author: Government
    title: Gazette, no. 40 of 2009
    year: 2009
    kind: law text
  - id: report-2015
    short: Report (2015)
    author: An organisation
    title: Children and the law of Arcadia
    year: 2015
    kind: report
""",
}
"""Path inside the corpus to the text of the file."""


def write_corpus(folder: Path, changes: Changes | None = None) -> Path:
    """Write the small corpus and return its folder.

    Args:
        folder: Where to write it; made if it does not exist.
        changes: Files to replace, to add, or (with `None`) to leave out.
    """
    for name, content in {**FILES, **(changes or {})}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """Return changes that replace, in one file, text that stands there exactly once."""
    assert FILES[name].count(old) == 1, f"{old!r} has to stand in {name} exactly once"
    return {name: FILES[name].replace(old, new)}


def open_corpus(folder: Path, changes: Changes | None = None) -> Corpus:
    """Write the small corpus and load it."""
    return assemble_corpus(load_files(write_corpus(folder, changes)))


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return the errors of a corpus folder or, if it has none, what lint warns of."""
    try:
        files = load_files(folder)
        corpus = assemble_corpus(files)
    except GapcheckError as error:
        return error.problems
    return tuple(lint_corpus(files, corpus))
