"""Read a spreadsheet back as a program that never saw ours would: zip, XML, styles."""

import re
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from xml.etree import ElementTree as ET

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_FIRST = date(1899, 12, 30)


@dataclass(frozen=True)
class Page:
    """One sheet: its cells by reference, and what its XML says."""

    name: str
    cells: dict[str, object]
    xml: str

    def row(self, number: int) -> list[object]:
        """Return the cells of a row, in order, empty ones left out."""
        return [
            value for ref, value in self.cells.items()
            if "".join(filter(str.isdecimal, ref)) == str(number)
        ]  # fmt: skip


def pages_of(content: bytes) -> list[Page]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        strings = _strings(archive) if "xl/sharedStrings.xml" in names else []
        days = _day_styles(ET.fromstring(archive.read("xl/styles.xml")))
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        found = []
        for at, sheet in enumerate(book.findall("m:sheets/m:sheet", _NS), 1):
            xml = archive.read(f"xl/worksheets/sheet{at}.xml").decode()
            found.append(Page(sheet.attrib["name"], _cells(ET.fromstring(xml), strings, days), xml))
        return found


def core_of(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read("docProps/core.xml").decode()


def _strings(archive: zipfile.ZipFile) -> list[str]:
    root = ET.fromstring(archive.read("xl/sharedStrings.xml"))
    return [
        _spelled("".join(part.text or "" for part in one.iter(f"{{{_NS['m']}}}t"))) for one in root
    ]


def _spelled(text: str) -> str:
    """Return a text without the codes that stand for signs XML cannot hold."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def _day_styles(styles: ET.Element) -> set[int]:
    coded = {
        int(one.attrib["numFmtId"]) for one in styles.findall("m:numFmts/m:numFmt", _NS)
        if "yyyy" in one.attrib["formatCode"]
    }  # fmt: skip
    return {
        at for at, one in enumerate(styles.findall("m:cellXfs/m:xf", _NS))
        if int(one.attrib["numFmtId"]) in coded
    }  # fmt: skip


def _cells(root: ET.Element, strings: list[str], days: set[int]) -> dict[str, object]:
    found: dict[str, object] = {}
    for cell in root.iterfind(".//m:c", _NS):
        assert cell.find("m:f", _NS) is None, "a formula"
        text = cell.findtext("m:v", None, _NS)
        if text is None:
            continue
        if cell.attrib.get("t") == "s":
            found[cell.attrib["r"]] = strings[int(text)]
        elif int(cell.attrib.get("s", "0")) in days:
            found[cell.attrib["r"]] = _FIRST + timedelta(days=int(float(text)))
        else:
            found[cell.attrib["r"]] = float(text)
    return found
