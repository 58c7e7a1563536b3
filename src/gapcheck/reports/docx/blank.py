"""The document that a paper is written into if there is no template: empty, with our styles."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from gapcheck.reports.docx.element import R, W
from gapcheck.reports.docx.styles import KHMER_FONT, styles_xml
from gapcheck.reports.packing import packed

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
}
_BODY = (
    f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1304" w:bottom="1361" '
    'w:left="1304" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="720"/>'
    "</w:sectPr></w:body></w:document>"
)
_SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="{lang}" w:bidi="km-KH"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)
_FONTS = (
    f'<w:fonts xmlns:w="{W}"><w:font w:name="Calibri"><w:family w:val="swiss"/></w:font>'
    f'<w:font w:name="{KHMER_FONT}"><w:altName w:val="Khmer UI"/><w:family w:val="auto"/></w:font>'
    '<w:font w:name="Consolas"><w:family w:val="modern"/></w:font></w:fonts>'
)


def blank_document(lang: str) -> bytes:
    """Return an empty document on A4 in a language."""
    texts = {
        "styles": styles_xml(lang),
        "settings": _SETTINGS.replace("{lang}", lang),
        "fontTable": _FONTS,
    }
    overrides = [("document", CONTENT_TYPE.WML_DOCUMENT_MAIN)]
    overrides += [(name, kind) for name, (kind, _) in _PARTS.items()]
    inner = [(relation, f"{name}.xml") for name, (_, relation) in _PARTS.items()]
    return packed(
        {
            "[Content_Types].xml": _content_types(overrides),
            "_rels/.rels": _relations([(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, "word/document.xml")]),
            "word/_rels/document.xml.rels": _relations(inner),
            "word/document.xml": _text(_BODY),
            **{f"word/{name}.xml": _text(text) for name, text in texts.items()},
        }
    )


def _text(xml: str) -> bytes:
    return (_HEAD + xml).encode()


def _content_types(overrides: list[tuple[str, str]]) -> bytes:
    inside = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in overrides
    )
    defaults = (
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>'
    )
    return _text(f'<Types xmlns="{_TYPES}">{defaults}{inside}</Types>')


def _relations(targets: list[tuple[str, str]]) -> bytes:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return _text(f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>')
