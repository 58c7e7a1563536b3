"""Every code that a problem can have: what it means, and what helps. Codes are never reused."""

import re

from gapcheck.problem import GapcheckError, Problem, advise

_CODE = re.compile(r"^[EW]\d{3}$", re.IGNORECASE)

CODES: dict[str, tuple[str, str]] = {
    "E001": (
        "A file cannot be read.",
        "Check that it exists and that you may read it.",
    ),
    "E002": (
        "A file is not UTF-8 text.",
        "Save it as UTF-8; most editors call it 'encoding'.",
    ),
    "E003": (
        "A character that nobody sees stands in a file: a control character or a mark that turns "
        "the direction of writing. Such characters can make a text look other than it is.",
        "Delete it, or type the line afresh.",
    ),
    "E004": ("A file is empty.", "Write it, or delete it."),
    "E005": (
        "A file is not YAML, or holds more than one document.",
        "Look at indentation, colons and quotation marks at the place named and just above it.",
    ),
    "E006": ("A file is larger than 5 MB.", "Split it: one instrument, or one topic, to a file."),
    "E007": (
        "YAML anchors, aliases and tags are not read: what a file says has to stand in it.",
        "Write the value out.",
    ),
    "E008": ("A file is nested deeper than 50 levels.", "Flatten it."),
    "E009": ("A key is not text.", "Write a word before the colon."),
    "E010": (
        "A key stands twice in one place; only one of the two could count.",
        "Keep one, or join the two.",
    ),
    "E011": (
        "A link leads out of the corpus folder, into a folder (which may be a loop), or nowhere.",
        "Put the file itself in its place.",
    ),
    "E012": (
        "A folder is no corpus: it does not exist, or holds no corpus.yaml.",
        "Name a folder that holds corpus.yaml with --corpus, or leave the option out.",
    ),
    "E013": (
        "The corpus has a format that this version does not read.",
        "Use the version of gapcheck that the corpus was written for.",
    ),
    "E014": (
        "A file of the corpus has a name under which it is not read.",
        "Let its name end in .yaml.",
    ),
    "E020": (
        "A key is not known at its place.",
        "Check the spelling; 'gapcheck schema' describes all keys.",
    ),
    "E021": ("A key that has to be there is missing.", "Add it."),
    "E022": ("A value is not of the kind that its key asks for.", "See 'gapcheck schema'."),
    "E023": ("A value is not among those that its key knows.", "Use one of those named."),
    "E024": (
        "A date is not a date, or an interval ends before it begins.",
        "Write year-month-day; leave out what is not known.",
    ),
    "E025": ("Keys contradict each other.", "Keep what is meant."),
    "E101": (
        "A dimension is not in the vocabulary.",
        "'gapcheck vocabulary' lists all dimensions.",
    ),
    "E102": (
        "A value is not in the vocabulary of its dimension, nor defined by the instrument.",
        "'gapcheck vocabulary DIMENSION' lists all values.",
    ),
    "E103": (
        "A reading, or an answer to it, does not exist.",
        "Readings of a national text stand in its file, those of a standard in the standard's.",
    ),
    "E104": ("A dimension has no value.", "Name one, or write 'any'."),
    "E105": (
        "What is said of another act ('aim', 'prior') has no dimensions.",
        "Write 'aim: {act-of: …}' or 'aim: {conduct: …}'.",
    ),
    "E106": (
        "A box is empty: its values contradict each other, or a part lies outside the whole.",
        "Leave one of the two out, or make them two boxes.",
    ),
    "E107": (
        "A value has a key besides 'is', 'words' and 'gloss'.",
        "Keep these three: the value, the quoted words, our own words.",
    ),
    "E201": (
        "A provision or instrument that is referred to does not exist.",
        "Check the spelling; 'gapcheck show INSTRUMENT' lists its provisions.",
    ),
    "E202": (
        "A file of checks names a standard that is not that of its folder.",
        "Checks of a standard stand in rules/<standard>/.",
    ),
    "E203": (
        "A document that is cited does not exist.",
        "Add it to sources.yaml of the country or of the standards.",
    ),
    "E204": ("An id stands twice.", "Give one of the two another id."),
    "E205": (
        "A file is not named as the instrument that it holds.",
        "Name the file after the id of the instrument.",
    ),
    "E206": (
        "A definition does not say for what: no dimension, or no such concept.",
        "Add 'as: <dimension>', or 'expresses: <concept>'.",
    ),
    "E207": (
        "A topic or a country does not exist.",
        "Topics stand in the vocabulary, countries in corpus.yaml.",
    ),
    "E208": (
        "A condition asks for a number that is neither an amount nor a parameter of the check.",
        "Write '5 years', or name a parameter.",
    ),
    "E209": (
        "A check's id does not begin with its standard and topic.",
        "An id is the standard's prefix, the topic (the file's name), and a name.",
    ),
    "E210": (
        "A region refers to itself through 'act-of' or defined words.",
        "State one of the regions in the circle without the reference.",
    ),
    "E211": (
        "A check names a provision that states no region of the kind it asks for.",
        "Add 'demands' or 'reaches' to the provision, or name another one.",
    ),
    "E212": (
        "A provision of a standard has neither a check nor a reason for having none.",
        "Add a check, or say why none belongs to it with 'out-of-scope'.",
    ),
    "E220": (
        "An alias of an instrument is not written as its scheme asks, or is of no known scheme.",
        "Write it as in the example; mark with 'unverified' what nobody looked up.",
    ),
    "E301": ("A penalty is not an amount.", "Write '2..5 years', 'up to 1 year' or 'unknown'."),
    "E302": (
        "A quotation does not say what it is.",
        "Add 'quote-is: official', 'original', 'unofficial translation' or "
        "'official translation'.",
    ),
    "E303": (
        "A quotation is not in the text of the document that it cites.",
        "Copy the words exactly, cite the document that has them, or take them out of quotation "
        "marks: our own words are a gloss.",
    ),
    "E304": (
        "A provision that is said to be unread has an effect.",
        "What was not read is not encoded: drop 'unread', or drop the effect.",
    ),
    "E305": (
        "A provision with an effect cites nothing.",
        "Every encoded value stands on a citation: add 'cite'.",
    ),
    "E306": (
        "A case is put to a provision that reaches nothing by itself.",
        "Put it to the provision that punishes, provides or defines.",
    ),
    "E401": ("There is no such country, or there are several.", "Add --country CC."),
    "E402": ("A date in an option is not a date.", "Write year-month-day."),
    "E403": (
        "A scenario is not written as outputs print it.",
        "Copy the line behind 'scenario' from an output.",
    ),
    "E404": (
        "There is no such layer, or it cannot be added.",
        "Add guidance with --layer; drafts are enacted with --enact.",
    ),
    "E405": ("There is no such draft.", "Name a draft's id."),
    "E406": (
        "There is no such reading, or no such answer to it.",
        "'gapcheck show READING' lists its answers; 'open' reopens it.",
    ),
    "E407": (
        "A question put with 'ask' is not a demand.",
        "Write e.g. 'gapcheck ask criminalise conduct=possess object=csam'.",
    ),
    "E408": ("A filter names what does not exist.", "Use one of the names that are listed."),
    "E409": ("Nothing has that name.", "Name an instrument, provision, check or reading."),
    "E410": (
        "A file cannot be written, or exists.",
        "Choose another name, or add --force to overwrite it.",
    ),
    "E411": (
        "There is no such format or citation style, it does not fit the file or the layout, or "
        "what writes it is not installed.",
        "Use one of those named, or install what is named.",
    ),
    "E412": (
        "A folder of text copies does not exist, cannot be read or holds no file.",
        "Name the folder that holds the copies with --sources.",
    ),
    "E413": (
        "What is to be started is not named as it has to be.",
        "Write e.g. 'gapcheck new statute press-law-1999', or see 'gapcheck new --help'.",
    ),
    "E414": (
        "There is no such amendment, or it is not the one that a scenario names.",
        "Name a file, or the id of an amendment of the corpus, with --amend.",
    ),
    "E415": (
        "A side of a comparison is not written as it has to be.",
        "Write words joined by commas: now, @DATE, +AMENDMENT, rev:NAME, dir:PATH, file:SCENARIO.",
    ),
    "E416": (
        "A git revision of the corpus cannot be read.",
        "See that git is installed, that the corpus lies in a repository, and that it has the "
        "revision.",
    ),
    "E430": (
        "A template is no Word document, or is damaged.",
        "Open it in Word and save it as 'Word Document (.docx)', without a password.",
    ),
    "E431": (
        "A template holds macros, controls or embedded files, or fetches something from "
        "elsewhere; a document made of it would hand that on.",
        "Save it as 'Word Document (.docx)' without them, and break its links.",
    ),
    "E432": (
        "A template is too large, packed or unpacked.",
        "Take one that holds styles, header and footer, and no large pictures.",
    ),
    "E501": (
        "An instruction of an amendment says nothing, several things, or half of one.",
        "Write one of insert, substitute, repeal, widen, narrow, change, enact, and what belongs "
        "to it; see docs/amendments.md.",
    ),
    "E502": (
        "An instruction does not fit the provision that it changes.",
        "'gapcheck show PROVISION' tells in what it is limited.",
    ),
    "E503": (
        "An instruction asks for what is so already, or changes what is repealed.",
        "Leave it out.",
    ),
    "E504": (
        "Two instructions of one day contradict each other.",
        "Leave one of the two out, or give one a commencement of its own.",
    ),
    "E505": (
        "The words that an instruction deletes or replaces are not quoted of the provision.",
        "Copy them from the quotation, or leave 'words' out.",
    ),
    "E506": (
        "A provision cannot be widened for some cases only in this way.",
        "Substitute it.",
    ),
    "E507": (
        "More uncertain commencements are open on one day than can be kept apart.",
        "Name fewer amendments at once, or give their instructions one commencement together.",
    ),
    "E601": (
        "There is no such layout, or no such scale.",
        "'gapcheck layouts' lists all layouts and scales; a layout can be a file, too.",
    ),
    "E602": (
        "A layout takes its rows from a source that does not exist.",
        "'gapcheck layouts --fields' lists all sources.",
    ),
    "E603": (
        "A layout shows a field that its source does not have.",
        "'gapcheck layouts --fields SOURCE' lists the fields of a source.",
    ),
    "E604": (
        "A layout names a standard, topic, check, verdict or provision that does not exist.",
        "Check the spelling.",
    ),
    "E605": (
        "Two tables of a layout, or two columns of a table, have one name.",
        "Give one of the two another key, or another title.",
    ),
    "E606": (
        "A text of a layout has a name in braces that stands for nothing.",
        "Use one of those named, or write the words out.",
    ),
    "E607": (
        "A scale has no words for a verdict, or words for a verdict that there is not.",
        "Add what is missing; kinds such as partial-major may be left out.",
    ),
    "E608": (
        "A layout cuts short what is no list, or what it promises to hold completely.",
        "Leave 'at-most' out; 'gapcheck layouts --fields SOURCE' says which fields are lists.",
    ),
    "E701": (
        "A file is no workbook that is read: not .xlsx, with macros or a password, or damaged.",
        "Save it as .xlsx, without macros and without a password.",
    ),
    "E702": (
        "A workbook is too large: in parts, unpacked, or in sheets, rows, columns or characters.",
        "Divide it: one workbook for each law.",
    ),
    "E703": (
        "A sheet or a column of an encoding sheet is missing, unknown, or there twice.",
        "Name it as 'gapcheck export --layout encoding-sheet' does.",
    ),
    "E704": ("Cells of an encoding sheet are merged.", "Unmerge them, and fill in each."),
    "E705": (
        "A cell of an encoding sheet holds a formula or an error.",
        "Write the text itself; begin a text that begins with = with an apostrophe.",
    ),
    "E706": (
        "A row of an encoding sheet does not go with another one, or leaves out what it needs.",
        "Say a thing once, and name provision, effect and dimension in the row.",
    ),
    "E707": (
        "The cell 'rest' is no YAML, or says what another cell says.",
        "Write 'key: value' there, one to a line, or leave it empty.",
    ),
    "W701": (
        "Rows, columns or a sheet of a workbook are hidden, and were read all the same.",
        "Show what is hidden and look at it, or delete it.",
    ),
    "W201": (
        "A reading decides nothing: no provision turns on it.",
        "Attach it to the element that turns on it, or delete it.",
    ),
    "W202": (
        "A provision with an effect names no topic, so that it bears on none.",
        "Add 'topics'.",
    ),
    "W204": (
        "A source says that the law is silent on what an encoded provision surely reaches.",
        "Read both again; if the encoding is right, say why with 'contradicted'.",
    ),
    "W303": (
        "The words that impose a limit are not in the provision's quotation.",
        "Quote them there as well, or write them as a gloss if they are our own.",
    ),
    "W304": (
        "A quotation is nearly, but not letter by letter, what the document says.",
        "Compare the two texts that are shown, and copy the words exactly.",
    ),
    "W305": (
        "A quotation is in the document, but not at the place that the citation gives.",
        "Correct the pinpoint, or quote from that place.",
    ),
    "W403": (
        "The corpus folder has changes that no git revision holds.",
        "'now' includes them; commit them if others are to see the same.",
    ),
    "W401": (
        "The day lies after the day up to which the country's sources were searched.",
        "Later law is not in the corpus; read the result accordingly.",
    ),
    "W402": (
        "On that day another law applied that is not encoded.",
        "An absence in the texts encoded says nothing of that older law.",
    ),
    "W404": (
        "No finding passes the filters, so that what is written holds none.",
        "Leave a filter out, or choose another; no finding is not the same as no gap.",
    ),
}
"""Code to what it means and what helps."""


def is_code(name: str) -> bool:
    """Whether a name looks like a code."""
    return _CODE.match(name) is not None


def code_paragraphs(name: str) -> tuple[str, ...]:
    """Return what a code means, as paragraphs.

    Raises:
        GapcheckError: There is no such code.
    """
    code = name.upper()
    if code not in CODES:
        fix = advise(code, CODES, f"codes run from {min(CODES)} to {max(CODES)}.")
        raise GapcheckError([Problem("E409", f"there is no code '{code}'", fix=fix)])
    meaning, remedy = CODES[code]
    kind = "error: nothing is evaluated" if code[0] == "E" else "warning"
    return f"{code} ({kind})", meaning, f"fix: {remedy}"
