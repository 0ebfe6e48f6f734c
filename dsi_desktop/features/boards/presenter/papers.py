"""What the papers of a board are asked for: which period, which cards, laid before whom."""

from datetime import date, timedelta

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.points import PointLine, points_for
from dsi_desktop.features.boards.queries.progress import sinces
from dsi_desktop.features.boards.rules.progress import USUAL_DAYS, check_period, subject_of
from dsi_desktop.features.directory.commands import attach_document
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

CHOSEN = "chosen"


class ProgressAsked:
    """The choices of a progress sheet, and what was chosen in words of the report."""

    def __init__(self, store: Store, board_id: str, today: date) -> None:
        self._store = store
        self._board_id = board_id
        self._today = today
        self.sinces = sinces(store, board_id, today)
        self.points = points_for(store, board_id)

    def periods(self) -> list[tuple[str, str]]:
        """Return the beginnings proposed: meetings, three months, a day of one's own."""
        usual = self._today - timedelta(days=USUAL_DAYS)
        return [
            *((since.day.isoformat(), _("Depuis la {meeting}").format(meeting=since.words))
              for since in self.sinces),
            (usual.isoformat(), _("Les trois derniers mois")),
            (CHOSEN, _("À partir du jour écrit plus bas")),
        ]  # fmt: skip

    def places(self) -> list[tuple[str, str]]:
        """Return where the sheet may go: a file, or a point of a coming meeting."""
        return [
            ("", _("Dans un fichier PDF")),
            *((point.id, _("Joindre au point {point}").format(point=point_words(point)))
              for point in self.points),
        ]  # fmt: skip

    def subject(self, since: object, first: object, last: object) -> str:
        """Return what the report is asked about. Raises `RuleBroken` for a wrong period."""
        beginning = first if since == CHOSEN else since
        if not beginning:
            raise RuleBroken(_("Écrivez le premier jour de la période."), "first")
        start = date.fromisoformat(str(beginning))
        end = date.fromisoformat(str(last)) if last else self._today
        return subject_of(self._board_id, *check_period(start, end))

    def lay(self, point_id: str, name: str, content: bytes) -> str:
        """Join the sheet to a point, in one operation; return the sentence that says so.

        Raises `RuleBroken` when the point has left the agenda meanwhile.
        """
        if point_id not in {point.id for point in points_for(self._store, self._board_id)}:
            raise RuleBroken(_("Ce point n’est plus à l’ordre du jour d’une rencontre à venir."))
        attach_document(
            self._store, table="agenda_item", record_id=point_id, name=name, content=content,
            caption=_("Fiche d’avancement"),
        )
        point = next(one for one in self.points if one.id == point_id)
        return _("Fiche jointe au point {point}.").format(point=point_words(point))


def point_words(point: PointLine) -> str:
    """Return « Dépôt des comptes rendus (Comité conseil, 8 décembre 2026) »."""
    day = fmt.date_long(point.held_on, with_weekday=False) if point.held_on else ""
    where = ", ".join(part for part in (point.body, day) if part)
    return f"« {point.title} » ({where})"


