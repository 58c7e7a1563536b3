"""The columns of the sheets, their headings, and what they hold."""

from gapcheck.paper import Column

ENCODING = "encoding"
INSTRUMENTS = "instruments"
DOCUMENTS = "documents"
VOCABULARY = "vocabulary"
LISTS = "lists"

SHEETS = {
    ENCODING: "Encoding",
    INSTRUMENTS: "Instruments",
    DOCUMENTS: "Documents",
    VOCABULARY: "Vocabulary",
    LISTS: "Lists",
}
"""Key of a table to its sheet."""

_ONCE = "Said once for a provision, in any of its rows. "

OF_ENCODING = (
    Column("id", "provision", 12, "Id of the provision, e.g. art-41.1; in each of its rows."),
    Column("instrument", "instrument", 16, "Id of the instrument; as in the row above if empty."),
    Column("heading", "heading", 22, _ONCE + "Its heading."),
    Column("basis", "basis", 10, _ONCE + "read, quoted or reported."),
    Column("quote", "quote", 40, _ONCE + "Its operative words, exactly as in the document."),
    Column("quote-is", "quote is", 14, _ONCE + "Official text, or whose translation."),
    Column("gloss", "gloss", 40, _ONCE + "Its content in our own words."),
    Column("in", "source", 18, "Id of a document that it was read in; one source to a row."),
    Column("at", "pinpoint", 14, "Place in that document, as a reader would look for it."),
    Column("cite-words", "source words", 22, "Words quoted from that place."),
    Column("cite-note", "source note", 22, "What the document contributes."),
    Column("topics", "topics", 14, _ONCE + "Topics, with commas between them."),
    Column("unread", "unread", 8, _ONCE + "yes, if it is known to exist and was not read."),
    Column("effect", "effect", 12, "What it does: punishes, provides, reaches (a definition) …"),
    Column("box", "box", 6, "Number of the box: rows of one number limit the same acts."),
    Column("dimension", "dimension", 16, "What the row limits; prior/conduct for another act."),
    Column("values", "values", 30, "Words of the vocabulary, with commas between them."),
    Column("words", "words", 30, "Words of the text that impose the limit, quoted."),
    Column("limit-gloss", "words in gloss", 30, "The limit in our own words, if not quoted."),
    Column("if", "reading", 22, "Answers under which the box holds: reading=answer."),
    Column("imprisonment", "imprisonment", 14, "E.g. 2..5 years; of the offence, or of its part."),
    Column("fine", "fine", 18, "E.g. 4,000,000..10,000,000 KHR."),
    Column("together", "together", 8, "yes, if imprisonment and fine are imposed together."),
    Column("inferred", "inferred", 18, "Why the penalty is not known from a text."),
    Column("defines", "defines", 14, _ONCE + "Word that it defines."),
    Column("as", "as", 12, _ONCE + "Dimension in which the defined word is used."),
    Column("expresses", "expresses", 12, _ONCE + "Concept that the definition expresses."),
    Column("note", "note", 40, _ONCE + "Judgements made in encoding it."),
    Column("rest", "rest", 30, _ONCE + "YAML: what the other columns cannot hold."),
)

OF_INSTRUMENTS = (
    Column("instrument", "instrument", 18, "Id: lower case, e.g. press-law-1999."),
    Column("title", "title", 40, "Its title."),
    Column("native-title", "native title", 30, "Its title in the language of the law."),
    Column("short", "short", 18, "How findings name it."),
    Column("number", "number", 18, "Its official number."),
    Column("layer", "layer", 12, "statute, regulation, guidance or draft."),
    Column("status", "status", 12, "E.g. in force."),
    Column("adopted", "adopted", 18, "When, and by whom."),
    Column("promulgated", "promulgated", 14, "When."),
    Column("in-force", "in force", 14, "First day, year-month-day; unknown, if it is not known."),
    Column("until", "until", 14, "Day from which it no longer applies."),
    Column("shown-as", "shown as", 18, "How a draft or guidance is named."),
    Column("note", "note", 40, "Judgements made in encoding it."),
    Column("rest", "rest", 40, "YAML: what the other columns cannot hold, e.g. readings."),
)

OF_DOCUMENTS = (
    Column("id", "document", 18, "Id by which provisions cite it."),
    Column("short", "short", 20, "How it is cited in findings."),
    Column("author", "author", 24, "Who wrote it."),
    Column("title", "title", 40, "Its title."),
    Column("year", "year", 8, "Year of publication."),
    Column("kind", "kind", 14, "law text, report, commentary, register, web page, treaty text."),
    Column("language", "language", 10, "Two letters; en if left out."),
    Column("url", "address", 24, "Where it is found."),
    Column("note", "note", 30, "What has to be known of it."),
    Column("rest", "rest", 24, "YAML: what the other columns cannot hold."),
)

OF_VOCABULARY = (
    Column("dimension", "dimension", 18, "The dimension."),
    Column("value", "value", 24, "A word that can be written in 'values'."),
    Column("covers", "what it covers", 40, "The cases that it covers, and those that it may."),
    Column("about", "about", 50, "What it means."),
)

OF = {ENCODING: OF_ENCODING, INSTRUMENTS: OF_INSTRUMENTS, DOCUMENTS: OF_DOCUMENTS}
"""Sheets that are read, with their columns."""

FILLED = {SHEETS[table]: {it.title: it.about for it in OF[table]} for table in OF}
"""What stands in each column, by its title, by the name of its sheet."""

NEEDED = {ENCODING: ("id",), INSTRUMENTS: ("instrument", "title"), DOCUMENTS: ("id",)}
"""Columns without which a sheet cannot be read."""

LEANED_ON = {
    ENCODING: ("id", "effect", "dimension", "values"),
    INSTRUMENTS: ("instrument", "title", "layer"),
    DOCUMENTS: ("id", "short", "author", "title", "year", "kind"),
}
"""Columns without which rows look wrong that are not: rows are read only if these are there."""

ONCE = (
    *("heading", "unread", "basis", "quote", "quote-is", "gloss", "topics"),
    *("defines", "as", "expresses", "note"),
)
"""Keys of a provision that one cell holds."""

CITE = {"in": "in", "at": "at", "cite-words": "words", "cite-note": "note"}
"""Column to key of a citation."""

PENALTY = ("imprisonment", "fine", "together", "inferred")
TRUTHS = ("unread", "together")
LISTS_OF = ("topics",)

EFFECTS = {
    "punishes": "",
    "provides": "",
    "reaches": "",
    "penalties": "when",
    "doubtful": "also",
    "extends": "",
    "exempts": "",
    "classifies": "",
    "derives": "",
    "answers": "",
}
"""Effect to the key under which its dimensions stand, if they do not stand in it directly."""

ABOUT_EFFECTS = {
    "punishes": "An offence. No dimension that it does not name is limited.",
    "provides": "A measure, duty or remedy.",
    "reaches": "What a definition covers, with 'defines'.",
    "penalties": "Another penalty for part of what it punishes.",
    "doubtful": "What it reaches besides under an answer to a reading.",
    "extends": "A general rule: offences-of, class, with/…, where/….",
    "exempts": "What is taken out of offences: from, region/….",
    "classifies": "A class of offences by its penalty: as, above, up-to.",
    "derives": "What follows from a class: attribute, by-class/….",
    "answers": "An answer to a reading: reading, answer.",
}
