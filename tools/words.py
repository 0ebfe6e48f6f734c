"""Renew the catalogues from the sources: French texts out, English in, both compiled.

Run by `dev.py catalogue` inside the environment, for it needs Babel.
"""

import ast
import copy
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from dsi_desktop.kernel.text import fr

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "dsi_desktop"
LANGUAGES = ("fr", "en")
# A date in the file would make each renewal a change.
_DAY = datetime(2026, 11, 22, tzinfo=UTC)
_UNIT = re.compile(r"\} (?=(?:[%$]|h|min|s|ans?|mois|km|m|[kMG]o)(?!\w))")
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

_HEADER = """# DSI Desktop: the texts of the screens, of the documents and of the command line.
# French is the source. GPL-3.0-or-later, like the program."""

Key = tuple[str | list[str] | tuple[str, ...], str | None]


def extracted() -> Catalog:
    """Gather every marked text of the package; labels of the dossier's fields are texts too."""
    template = _blank(None)
    makers = _field_makers()
    keywords = _KEYWORDS | dict.fromkeys(makers)
    for label in filter(None, makers.values()):
        template.add(label, locations=[("dsi_desktop/db/fields.py", 0)])
    found = extract_from_dir(
        ROOT / "dsi_desktop", [("**.py", "python")], keywords=keywords, comment_tags=("i18n:",),
        strip_comment_tags=True,
    )
    for filename, _line, message, remarks, context in sorted(found, key=lambda one: one[:2]):
        place = (f"dsi_desktop/{Path(filename).as_posix()}", 0)
        if message not in ("", ("",)):
            template.add(message, locations=[place], auto_comments=remarks, context=context)
    return template


def read(language: str) -> Catalog:
    """Read one catalogue; an empty one when it does not exist yet."""
    path = _place(language, "po")
    if not path.exists():
        return _blank(language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain=DOMAIN)


def untranslated(catalogue: Catalog) -> Iterator[Key]:
    """Name the texts that have no answer, whole or in one of their plural forms."""
    for message in catalogue:
        answers = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(answers):
            yield message.id, message.context


def renew() -> list[Key]:
    """Write the template and both catalogues; return what lacks English."""
    template = extracted()
    LOCALE.mkdir(parents=True, exist_ok=True)
    with (LOCALE / f"{DOMAIN}.pot").open("wb") as stream:
        write_po(stream, template, sort_output=True, width=100, include_lineno=False)
    missing: list[Key] = []
    for language in LANGUAGES:
        catalogue = read(language)
        fresh = copy.deepcopy(template)
        catalogue.update(fresh, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        catalogue.revision_date = _DAY
        catalogue.fuzzy = False
        if language == "fr":
            _answer_itself(catalogue)
        missing = list(untranslated(catalogue))
        _write(language, catalogue)
    return missing


def _blank(language: str | None) -> Catalog:
    return Catalog(
        locale=language, header_comment=_HEADER, project="DSI Desktop", version="0",
        msgid_bugs_address="-", last_translator="-", language_team="-", creation_date=_DAY,
        revision_date=_DAY, charset="utf-8",
    )


def _field_makers() -> dict[str, str]:
    """Return the makers of columns of `db.fields`, each with the label it gives by default."""
    tree = ast.parse((ROOT / "dsi_desktop/db/fields.py").read_text(encoding="utf-8"))
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.endswith("_field"):
            first = node.args.defaults[0] if node.args.defaults else None
            whole = len(node.args.defaults) == len(node.args.args)
            found[node.name] = str(first.value) if whole and isinstance(first, ast.Constant) else ""
    return found


def _answer_itself(catalogue: Catalog) -> None:
    """Let French answer itself, spaced as it is printed, by its plural rule (0 is singular).

    Sources keep ordinary spaces, which every editor and every hand writes alike.
    """
    for message in catalogue:
        if not message.id:
            continue
        if isinstance(message.id, str):
            message.string = spaced(message.id)
        else:
            message.string = tuple(map(spaced, message.id))


def spaced(text: str) -> str:
    """Space a French source; a place held for a value is spaced as a figure would be."""
    return _UNIT.sub("}\N{NO-BREAK SPACE}", fr(text))


def _write(language: str, catalogue: Catalog) -> None:
    _place(language, "po").parent.mkdir(parents=True, exist_ok=True)
    with _place(language, "po").open("wb") as stream:
        write_po(stream, catalogue, sort_output=True, width=100, include_lineno=False)
    with _place(language, "mo").open("wb") as stream:
        write_mo(stream, catalogue)


def _place(language: str, ending: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def main() -> int:
    """Renew, tell what lacks English, and return 1 when anything does."""
    missing = renew()
    for text, context in missing:
        print(f"  [{context}] {text}" if context else f"  {text}")
    print(f"Texts without English: {len(missing)}")
    return int(bool(missing) and "--missing" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
