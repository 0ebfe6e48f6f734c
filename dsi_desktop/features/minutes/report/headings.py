"""The headings of a meeting's paper: in French, or « Français | English » where the body asks."""

from collections.abc import Callable, Iterable, Iterator

from dsi_desktop.features.minutes.rules import anatomy, wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, speaking

Titled = Callable[[str], str]
_SECTIONS = (
    N_("Présences"), N_("Objectifs"), N_("Suivis"), N_("Heure"), N_("Lieu"), N_("Présidence"),
    N_("Secrétariat"), N_("Animation"), N_("Prise de notes"), N_("Organisation"), N_("Nom"),
    N_("Organisme"), N_("Titre"), N_("Présence"), N_("Action"), N_("Responsable"),
    N_("Échéance"), N_("Erratum"), N_("Errata"), N_("Hors de l’ordre du jour"),
    *(title for _key, title in anatomy.GROUPS),
)


def titles(found: MinutesDocument) -> Titled:
    """Return what writes a heading from its French source."""
    if not found.bilingual:
        return _
    return _both((*_SECTIONS, *(point.title for point in found.points)))


def _both(sources: Iterable[str]) -> Titled:
    """Translate all at once; a title the catalogue does not know stays as it was typed."""
    kept = tuple(sources)
    with speaking("en"):
        english = {source: _(source) for source in kept}

    def titled(source: str) -> str:
        other = english.get(source, source)
        return source if other == source else f"{_(source)} | {other}"

    return titled


def title(found: MinutesDocument) -> str:
    """Return « Procès-verbal de la rencontre du comité conseil », with the English after it."""
    if not found.bilingual or found.title:
        return wording.heading(found)
    french = wording.heading(found)
    with speaking("en"):
        return f"{french} | {wording.heading(found)}"


def facts(found: MinutesDocument, titled: Titled) -> Iterator[tuple[str, str]]:
    """Yield the hours, the place and who held which part: not the same for notes as for minutes."""
    start, end = found.opened_at or found.start_time, found.closed_at or found.end_time
    hours = fmt.time(start) if start else ""
    if start and end:
        hours = _("De {start} à {end}").format(start=fmt.time(start), end=fmt.time(end))
    lines = [(N_("Heure"), hours), (N_("Lieu"), anatomy.place_of(found))]
    if found.kind == "cr":
        team = ", ".join(one.name for one in found.attendees if one.role == "staff")
        lines += [
            (N_("Animation"), found.facilitator or found.chair),
            (N_("Prise de notes"), found.note_taker), (N_("Organisation"), team),
        ]
    else:
        lines += [
            (N_("Présidence"), found.chair), (N_("Secrétariat"), found.note_taker),
            (N_("Animation"), found.facilitator),
        ]
    for name, value in lines:
        if value:
            yield titled(name), value
