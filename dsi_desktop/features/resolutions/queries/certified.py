"""One resolution out of adopted minutes, with what proves it: the frozen document and its hash."""

from dataclasses import dataclass, replace

from sqlalchemy import select

from dsi_desktop.db.schema.minutes import AdoptedMinutes, Decision, Erratum, Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules import frozen
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.features.resolutions.queries.register import register
from dsi_desktop.features.resolutions.rules import Resolution, check_certifiable, of_document
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class CertifiedSheet:
    """A resolution as its frozen minutes hold it; `errata` are those that name it."""

    resolution: Resolution
    document: MinutesDocument
    sha256: str
    signed_on: str = ""
    signed_by: str = ""
    errata: tuple[str, ...] = ()


def certified(store: Store, motion_id: str) -> CertifiedSheet:
    """Return a resolution ready to be certified.

    `NotFound` when it is not in the dossier, `RuleBroken` while its minutes are a draft, when it
    was not carried, or when the frozen minutes were altered.
    """
    with store.read() as session:
        record = session.get(Motion, motion_id) or session.get(Decision, motion_id)
        if record is None:
            raise NotFound(_("Cette résolution n’est pas dans le dossier."))
        meeting_id = record.meeting_id or ""
        kept = session.scalars(select(AdoptedMinutes).where(
            AdoptedMinutes.meeting_id == meeting_id, AdoptedMinutes.deleted.is_(None)
        )).first()
        errata = session.scalars(select(Erratum).where(
            Erratum.motion_id == motion_id, Erratum.deleted.is_(None)
        ).order_by(Erratum.made_on, Erratum.id)).all()
    if kept is None:
        _refuse_draft(store, motion_id)
        raise NotFound(_("Cette résolution n’est pas dans le dossier."))
    if not frozen.is_intact(kept.document, kept.sha256):
        raise RuleBroken(_(
            "Le procès-verbal adopté ne correspond plus à son empreinte : rien ne peut en être "
            "certifié. Vérifiez le dossier."
        ))
    document = frozen.thawed(kept.document)
    for one in of_document(document, meeting_id):
        if one.id == motion_id:
            becomes = [line.becomes for line in errata if line.becomes]
            found = replace(one, becomes=becomes[-1] if becomes else "")
            check_certifiable(found)
            return CertifiedSheet(
                found, document, kept.sha256, kept.signed_on or "", kept.signed_by or "",
                tuple(line.text for line in errata),
            )
    raise RuleBroken(_(
        "Cette résolution est arrivée après l’adoption : le procès-verbal adopté ne la contient "
        "pas. Consignez un erratum."
    ))


def _refuse_draft(store: Store, motion_id: str) -> None:
    for one in register(store):
        if one.id == motion_id:
            check_certifiable(one)
