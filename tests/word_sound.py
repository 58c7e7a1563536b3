"""What Word expects of a package; the order of elements is that of ISO/IEC 29500-1, annex A."""

import io
import re
import zipfile
from collections import Counter

import docx

from gapcheck.reports.links import is_link
from word import DOCUMENT, FOOTNOTES, R, W, Word

_LOOKS = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath", "rPrChange"),
)
_STANDS = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
    *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
    *("cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_TABLE = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
    *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
    *("tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription", "tblPrChange"),
)
_SETTINGS = (
    *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
    *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
    *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts"),
    *("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins"),
    *("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
    *("gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle"),
    *("proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter"),
    *("stylePaneSortMethod", "documentType", "mailMerge", "revisionView", "trackRevisions"),
    *("doNotTrackMoves", "doNotTrackFormatting", "documentProtection", "autoFormatOverride"),
    *("styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation"),
    *("consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope"),
    *("summaryLength", "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders"),
    *("bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets"),
    *("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing"),
    *("displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery"),
    *("doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin"),
    *("drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning"),
    *("characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars"),
    *("noLineBreaksAfter", "noLineBreaksBefore", "savePreviewPicture"),
    *("doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent"),
    *("alwaysShowPlaceholderText", "doNotDemarcateInvalidXml", "saveXmlDataOnly"),
    *("useXSLTWhenSaving", "saveThroughXslt", "showXMLTags", "alwaysMergeEmptyNamespace"),
    *("updateFields", "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars"),
    *("rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions"),
    *("readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags"),
    *("decimalSymbol", "listSeparator"),
)

ORDER: dict[str, tuple[str, ...]] = {
    "pPr": _STANDS,
    "rPr": _LOOKS,
    "tblPr": _TABLE,
    "settings": _SETTINGS,
    "tcPr": (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap"),
        *("tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
    ),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tr": ("tblPrEx", "trPr", "tc"),
    "tc": ("tcPr", "p"),
    "sectPr": (
        *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz"),
        *("pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt"),
        *("vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"),
    ),
    "style": (
        *("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority"),
        *("semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose"),
        *("personalReply", "rsid", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"),
    ),
    "styles": ("docDefaults", "latentStyles", "style"),
    "tblStylePr": ("pPr", "rPr", "tblPr", "trPr", "tcPr"),
    "numbering": ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"),
    "abstractNum": (
        *("nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "lvl"),
    ),
    "lvl": (
        *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText"),
        *("lvlPicBulletId", "legacy", "lvlJc", "pPr", "rPr"),
    ),
    "num": ("abstractNumId", "lvlOverride"),
    "tblBorders": ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV"),
    "tblCellMar": ("top", "left", "start", "bottom", "right", "end"),
    "pBdr": ("top", "left", "bottom", "right", "between", "bar"),
    "numPr": ("ilvl", "numId"),
    "font": (
        *("altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"),
        *("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"),
    ),
}


def sound(word: Word) -> None:
    """Hold a package to what Word expects of it."""
    assert len(word.names) == len(set(word.names))
    for name in word.names:
        if name != "[Content_Types].xml":
            assert word.content_type(name), f"{name} has no type"
        if not name.endswith(".rels"):
            _sound_relations(word, name)
    _sound_numbers(word)
    _sound_order(word)
    docx.Document(io.BytesIO(_packed_again(word)))


def _packed_again(word: Word) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, content in word.files.items():
            package.writestr(name, content)
    return whole.getvalue()


def _sound_relations(word: Word, name: str) -> None:
    relations = word.relations(name)
    for relation in relations.values():
        assert relation.external or relation.target in word.files, relation.target
        if relation.external:
            assert relation.kind.endswith("/hyperlink"), relation
            assert is_link(relation.target), relation
    if name in word.roots:
        used = {
            value
            for element in word.roots[name].iter()
            for key, value in element.attrib.items()
            if key in {f"{R}id", f"{R}embed", f"{R}link"}
        }
        assert used <= set(relations), f"{name}: {used - set(relations)}"


def _sound_numbers(word: Word) -> None:
    starts = list(word.document.iter(f"{W}bookmarkStart"))
    names = [start.get(f"{W}name", "") for start in starts]
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names)
    assert len(names) == len({name.lower() for name in names})
    numbers = [start.get(f"{W}id") for start in starts]
    assert len(numbers) == len(set(numbers))
    assert Counter(numbers) == Counter(
        e.get(f"{W}id") for e in word.document.iter(f"{W}bookmarkEnd")
    )
    leading = [e.get(f"{W}anchor") for e in word.document.iter(f"{W}hyperlink")]
    assert {name for name in leading if name} <= set(names)
    notes = [note.get(f"{W}id") for note in word.roots[FOOTNOTES].iter(f"{W}footnote")]
    assert len(notes) == len(set(notes))
    assert [identity for identity, _ in word.marks()] == list(word.footnotes())
    styles = [
        style.get(f"{W}styleId") for style in word.roots["word/styles.xml"].iter(f"{W}style")
    ]
    assert len(styles) == len(set(styles))
    used = {
        element.get(f"{W}val")
        for name in (DOCUMENT, FOOTNOTES)
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in word.roots[name].iter(f"{W}{tag}")
    }
    assert used <= set(styles)
    _sound_lists(word)


def _sound_lists(word: Word) -> None:
    used = {element.get(f"{W}val") for element in word.document.iter(f"{W}numId")}
    if used:
        root = word.roots["word/numbering.xml"]
        kinds = [kind.get(f"{W}abstractNumId") for kind in root.iter(f"{W}abstractNum")]
        assert len(kinds) == len(set(kinds))
        assert used <= {number.get(f"{W}numId") for number in root.iter(f"{W}num")}


def _sound_order(word: Word) -> None:
    """Hold the children of each element to the order of the schema; Word refuses others."""
    for name, root in word.roots.items():
        for element in root.iter() if name.startswith("word/") else ():
            order = ORDER.get(element.tag.removeprefix(W))
            if order:
                tags = [child.tag.removeprefix(W) for child in element if child.tag.startswith(W)]
                places = [order.index(tag) for tag in tags]
                assert places == sorted(places), f"{name}: {element.tag} has {tags}"
