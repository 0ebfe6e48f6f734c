"""What makes a PDF an archive (PDF/A-3a) and an accessible document (PDF/UA-1) as a whole."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from dsi_desktop.kernel import resources
from dsi_desktop.reporting.blocks import Attached
from dsi_desktop.reporting.pdf.runs import spelled

_EXTENSION = (
    '<rdf:Description rdf:about="" '
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    '<rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part></rdf:Description>{extension}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_WHEN = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d|Z)?'?(\d\d)?")


@dataclass(frozen=True, slots=True)
class Identity:
    """What the document says of itself."""

    title: str
    author: str
    subject: str = ""
    language: str = "fr-CA"
    invariant: int = 0
    attached: tuple[Attached, ...] = field(default=())


def close_as_archive(canvas: Any, root: Any, identity: Identity) -> None:
    """Write title, structure, colour profile, metadata and attachments into the catalogue."""
    document, catalog = canvas._doc, canvas._doc.Catalog
    names = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.__NoDefault__ = catalog.__Refs__ = names
    canvas.setTitle(_line(identity.title))
    canvas.setAuthor(_line(identity.author))
    canvas.setSubject(_line(identity.subject))
    canvas.setKeywords("")
    canvas.setCreator("DSI Desktop")
    canvas.setProducer("DSI Desktop (ReportLab)")
    catalog.StructTreeRoot = root
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog.OutputIntents = PDFArray([_srgb(document)])
    if identity.attached:
        _attach(document, catalog, identity.attached)
    catalog.Metadata = pdfdoc.XMP(creator=lambda doc: _metadata(doc, identity.language))


def _line(text: str) -> str:
    """Return what a field of metadata can hold: letters on one line, no sign without a drawing."""
    return " ".join(spelled(text, "").split())


def _srgb(document: Any) -> PDFDictionary:
    profile = resources.path("icc", "sRGB.icc").read_bytes()
    stream = PDFStream(
        PDFDictionary({"N": 3, "Alternate": "/DeviceRGB"}), profile, [pdfdoc.PDFZCompress]
    )
    return PDFDictionary({
        "Type": "/OutputIntent", "S": "/GTS_PDFA1", "Info": PDFString("sRGB IEC61966-2.1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "DestOutputProfile": document.Reference(stream),
    })  # fmt: skip


def _attach(document: Any, catalog: Any, attached: tuple[Attached, ...]) -> None:
    found = []
    for one in sorted(attached, key=lambda each: each.name):
        digest = hashlib.md5(one.content, usedforsecurity=False).digest()
        subtype = "/" + one.media_type.replace("/", "#2F").replace("+", "#2B")
        about = PDFDictionary({
            "Size": len(one.content), "CheckSum": pdfdoc.PDFText(digest, enc="raw"),
            "ModDate": pdfdoc.PDFDate(ts=document._timeStamp),
        })  # fmt: skip
        stream = PDFStream(
            PDFDictionary({"Type": "/EmbeddedFile", "Subtype": subtype, "Params": about}),
            one.content, [pdfdoc.PDFZCompress],
        )  # fmt: skip
        inside = document.Reference(stream)
        found.append((one.name, document.Reference(PDFDictionary({
            "Type": "/Filespec", "F": PDFString(one.name), "UF": PDFString(one.name),
            "EF": PDFDictionary({"F": inside, "UF": inside}), "AFRelationship": PDFName("Data"),
            "Desc": PDFString(one.description or one.name),
        }))))  # fmt: skip
    catalog.AF = PDFArray([reference for _name, reference in found])
    names = [part for name, reference in found for part in (PDFString(name), reference)]
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})


def _metadata(document: Any, language: str) -> bytes:
    moment = pdfdoc.PDFDate(ts=document._timeStamp).format(pdfdoc.DummyDoc()).decode("latin1")
    ((year, month, day, hour, minute, second, zone, rest),) = _WHEN.findall(moment)
    offset = "Z" if zone in ("", "Z") else f"{zone}:{rest}"
    info = document.info
    return _PACKET.format(
        title=escape(info.title), author=escape(info.author), subject=escape(info.subject),
        keywords=escape(info.keywords), creator=escape(info.creator), language=language,
        producer=escape(info.producer), extension=_EXTENSION,
        moment=f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset}",
    ).encode()  # fmt: skip
