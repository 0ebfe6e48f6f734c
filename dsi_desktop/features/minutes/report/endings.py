"""The end of a meeting's paper: closing, signatures, what proves the adoption, errata, foot."""

from collections.abc import Iterator

from dsi_desktop.features.minutes.queries import AdoptedSheet
from dsi_desktop.features.minutes.report.headings import Titled
from dsi_desktop.features.minutes.rules import anatomy, wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.reporting.blocks import Block, Heading, Para, Run, Signatures


def end(found: MinutesDocument) -> Iterator[Block]:
    said = wording.closing(fmt.time(found.closed_at) if found.closed_at else "")
    if said:
        yield Para(said)
    if anatomy.is_signed(found):
        yield Signatures((
            (_("Présidence"), found.chair), (_("Secrétariat"), found.note_taker),
        ))


def adopted(found: MinutesDocument, adoption: AdoptedSheet | None) -> Iterator[Block]:
    if found.state != "adopted" or not found.adopted_on:
        return
    text = _("{kind} adopté le {day}.")
    if found.with_changes:
        text = _("{kind} adopté avec des modifications le {day}.")
    said = text.format(kind=wording.kind_name(found), day=fmt.date_long(found.adopted_on))
    if found.adoption_number:
        said += " " + _("Résolution {number}.").format(number=found.adoption_number)
    if adoption is not None:
        said += " " + _("Empreinte SHA-256 : {code}").format(code=adoption.sha256)
    yield Para(said, "note")
    if adoption is not None and adoption.signed_on:
        yield Para(_("Signé le {day} par {name}.").format(
            day=fmt.date_long(adoption.signed_on), name=adoption.signed_by or _("la présidence"),
        ), "note")


def errata(adoption: AdoptedSheet | None, titled: Titled) -> Iterator[Block]:
    if adoption is None or not adoption.errata:
        return
    yield Heading(2, titled(N_("Erratum") if len(adoption.errata) == 1 else N_("Errata")))
    for one in adoption.errata:
        when = fmt.date_long(one.made_on, with_weekday=False) if one.made_on else ""
        first, *others = one.text.split("\n")
        yield Para((Run(f"{when} : ", bold=True), Run(first)) if when else first)
        for line in others:
            yield Para(line)


def foot(found: MinutesDocument) -> str:
    day = fmt.date_long(found.held_on, with_weekday=False) if found.held_on else ""
    kind = f"{wording.kind_name(found)} {wording.of_body(found.body)}"
    parts = [", ".join(one for one in (kind, day) if one)]
    if found.demonstration:
        parts.append(_("Données de démonstration"))
    return " – ".join(parts)
