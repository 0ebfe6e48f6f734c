"""What the assembly is told: the acts made in its name, and where the mandates stand."""

from collections.abc import Iterable, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.queries import MandateLine, RepresentationLine
from dsi_desktop.features.governance.rules.mandates import CLOSED, day_words
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.reporting.blocks import (
    Column,
    Document,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report


def representations_report(store: Store, _record_id: str | None) -> Document:
    """Return the acts of spokesperson, those to tell first."""
    today = store.clock.today()
    lines = queries.representations(store, today)
    waiting = [line for line in lines if queries.is_to_tell(line, today)]
    others = [line for line in lines if line not in waiting]
    said = ngettext(
        "{n} représentation à rapporter à l’assemblée", "{n} représentations à rapporter à "
        "l’assemblée", len(waiting),
    ).format(n=len(waiting))  # fmt: skip
    return Document(
        title=_("Représentations"),
        issuer=queries.initiative_name(store),
        kind=_("Représentations"),
        blocks=(
            Heading(1, _("Représentations")),
            Para(_("{count}, au {day}.").format(count=said, day=day_words(today.isoformat())),
                 "lead"),
            _acts(_("À rapporter"), waiting),
            Heading(2, _("Autres représentations")),
            _acts("", others),
        ),
    )


def mandates_report(store: Store, _record_id: str | None) -> Document:
    """Return the mandates of the table, the most pressing first."""
    today = store.clock.today()
    lines = queries.mandates(store, today, scope="all")
    running = [line for line in lines if line.state not in CLOSED]
    ended = [line for line in lines if line.state in CLOSED]
    silent = sum(line.standing.kind == "silent" for line in running)
    late = sum(line.standing.kind == "late" for line in running)
    counts = (
        ngettext("{n} mandat ouvert", "{n} mandats ouverts", len(running)).format(n=len(running)),
        ngettext("{n} en retard", "{n} en retard", late).format(n=late),
        ngettext("{n} sans suite", "{n} sans suite", silent).format(n=silent),
    )
    return Document(
        title=_("Suivi des mandats"),
        issuer=queries.initiative_name(store),
        kind=_("Suivi des mandats"),
        blocks=(
            Heading(1, _("Suivi des mandats")),
            Para(f"{', '.join(counts)}.", "lead"),
            Table(
                (Column(_("Mandat"), 3.2), Column(_("Donné par"), 1.6),
                 Column(_("Confié à"), 2), Column(_("Suites"), 2)),
                tuple(
                    Rows(tuple(map(_mandate, group)), title)
                    for title, group in ((_("Ouverts"), running), (_("Terminés"), ended)) if group
                ),
                summary=_("Les mandats, du plus pressant au moins pressant"),
                empty=_("Aucun mandat n’est consigné."),
            ),
        ),
    )  # fmt: skip


def _acts(title: str, lines: Sequence[RepresentationLine]) -> Table:
    return Table(
        (Column(_("Date"), 1.5), Column(_("Objet"), 3.4), Column(_("Auprès de"), 2),
         Column(_("Suites"), 2.4)),
        (Rows(tuple(map(_act, lines)), title),) if lines else (),
        summary=_("Les représentations, de la plus récente à la plus ancienne"),
        empty=_("Aucune représentation."),
    )


def _act(line: RepresentationLine) -> tuple[Words, ...]:
    kind = word("representation_kind", line.kind).capitalize()
    origin = line.origin.label if line.origin else ""
    about = _sentences((kind, _by(line), line.mandate, origin, line.text))
    return (
        day_words(line.held_on) if line.held_on else "–",
        (Run(line.subject, bold=True), Run(f" {about}")),
        ", ".join(part for part in (line.addressee, line.area) if part) or "–",
        _sentences((line.outcome, line.telling.text)),
    )


def _by(line: RepresentationLine) -> str:
    if not line.speaker:
        return line.body
    return _("{person}, au nom de « {body} »").format(person=line.speaker, body=line.body)


def _mandate(line: MandateLine) -> tuple[Words, ...]:
    origin = line.origin.label if line.origin else ""
    runs = (Run(line.title, bold=True), *((Run(f" {origin}"),) if origin else ()))
    return runs, line.giver or "–", line.receiver or "–", line.standing.text


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(
        part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in parts if part
    )


REPRESENTATIONS = Report(
    name="representations", title=N_("Représentations"),
    purpose=N_("Ce qui a été dit aux personnes élues et en public au nom de la table, "
               "à rapporter à l’assemblée."),
    scope="dossier", stem="representations", build=representations_report,
)  # fmt: skip
MANDATES = Report(
    name="mandates", title=N_("Suivi des mandats"),
    purpose=N_("Les mandats donnés, à qui, pour quand, et ce qui en a été rapporté."),
    scope="dossier", stem="mandats", build=mandates_report,
)
