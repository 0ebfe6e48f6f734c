"""The certified extract: one resolution of adopted minutes, the formula, the place to sign."""

from collections.abc import Iterator

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.anatomy import held, place_of
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.features.minutes.rules.resolution import title_of
from dsi_desktop.features.resolutions import queries
from dsi_desktop.features.resolutions.queries import CertifiedSheet
from dsi_desktop.features.resolutions.report.text import paras
from dsi_desktop.features.resolutions.rules import certification, renumbered
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, language
from dsi_desktop.reporting.blocks import (
    Block,
    Box,
    Document,
    Facts,
    Heading,
    Para,
    Room,
    Signatures,
)
from dsi_desktop.reporting.registry import Report


def extract(store: Store, record_id: str | None) -> Document:
    """Return the certified extract of a resolution.

    `RuleBroken` while its minutes are a draft: the sentence says what to do.
    """
    if not record_id:
        raise RuleBroken(_("Choisissez la résolution dont tirer un extrait."), "resolution")
    sheet = queries.certified(store, record_id)
    found, one = sheet.document, sheet.resolution
    title = _("Extrait {paper} {body}").format(
        paper=_("du compte rendu") if found.kind == "cr" else _("du procès-verbal"),
        body=wording.of_body(found.body),
    )
    return Document(
        title=title, issuer=found.initiative or found.body,
        kind=_("Extrait certifié conforme"), subject=f"{found.body} {one.number}",
        language=language(), foot=_foot(found, one.number),
        blocks=(
            Heading(1, title),
            Para(held(found), "lead"),
            Facts(tuple(_facts(sheet))),
            Heading(2, one.point or _("Résolution")),
            Box(title_of(renumbered(one)), paras(one)),
            *_notes(sheet),
            Heading(2, _("Certification")),
            Para(certification(found, _long(found.held_on), _long(found.adopted_on))),
            Room(12),
            Signatures(((_("Secrétariat"), found.note_taker), (_("Date"), ""))),
            Para(_proof(sheet), "note"),
        ),
    )


def _facts(sheet: CertifiedSheet) -> Iterator[tuple[str, str]]:
    found = sheet.document
    for name, value in (
        (_("Lieu"), place_of(found)), (_("Présidence"), found.chair),
        (_("Secrétariat"), found.note_taker), (_("Adoption"), _adoption(found)),
        (_("Signature"), _signature(sheet)),
    ):
        if value:
            yield name, value


def _adoption(found: MinutesDocument) -> str:
    said = _long(found.adopted_on)
    if found.adoption_number:
        said += ", " + _("résolution {number}").format(number=found.adoption_number)
    return said


def _signature(sheet: CertifiedSheet) -> str:
    if not sheet.signed_on:
        return ""
    return ", ".join(one for one in (sheet.signed_by, _long(sheet.signed_on)) if one)


def _notes(sheet: CertifiedSheet) -> Iterator[Block]:
    quorum = wording.quorum(sheet.document)
    if quorum:
        yield Para(quorum, "note")
    for text in sheet.errata:
        yield Para(_("Erratum : {text}").format(text=text), "note")


def _proof(sheet: CertifiedSheet) -> str:
    return _("Tiré du document figé à l’adoption. Empreinte SHA-256 : {code}").format(
        code=sheet.sha256
    )


def _foot(found: MinutesDocument, number: str) -> str:
    parts = [_("Extrait certifié conforme"), number]
    if found.demonstration:
        parts.append(_("Données de démonstration"))
    return " – ".join(parts)


def _long(day: str) -> str:
    return fmt.date_long(day, with_weekday=False) if day else ""


EXTRACT = Report(
    name="extract",
    title=N_("Extrait certifié conforme"),
    purpose=N_("Une résolution tirée du procès-verbal adopté, avec la formule de certification"),
    scope="motion",
    stem="extrait",
    build=extract,
)
