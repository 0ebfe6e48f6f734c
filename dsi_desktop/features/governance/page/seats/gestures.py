"""What is done with a row of the seats: each gesture opens its form, or acts at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.forms import BodyForms
from dsi_desktop.features.governance.page.seat_forms import SeatForms
from dsi_desktop.features.governance.page.seats.college_forms import CollegeForms
from dsi_desktop.features.governance.page.seats.letter_forms import LetterForms
from dsi_desktop.features.governance.presenter.seats import SeatNode, rewrites_letter
from dsi_desktop.features.governance.queries import CollegeStrip, MemberLine, SeatRow
from dsi_desktop.features.governance.report import LETTER
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk


class SeatGestures:
    """Does the gestures of the view « Sièges » on one dossier; a refusal is said, nothing lost."""

    def __init__(self, store: Store, desk: Desk, window: QWidget) -> None:
        self._store = store
        self._desk = desk
        self.bodies = BodyForms(store, desk, window)
        self.seats = SeatForms(store, desk, self.bodies)
        self.colleges = CollegeForms(store, desk, self.bodies)
        self.letters = LetterForms(store, desk, self.bodies)

    def do(self, gesture: str, body_id: str, node: SeatNode) -> None:
        """Do a gesture of `presenter.seats.gestures` with a row of a body."""
        try:
            if node.strip is not None:
                self._with_college(gesture, body_id, node.strip)
            elif node.row is not None:
                self._with_row(gesture, body_id, node.row)
        except DsiError as refusal:
            self._desk.refuse(refusal)

    def _with_college(self, gesture: str, body_id: str, strip: CollegeStrip) -> None:
        if gesture == "seats":
            self.colleges.new_seats(body_id, strip)
        elif gesture == "college":
            self.colleges.edit_college(strip)
        elif gesture == "remove_college":
            commands.remove_college(self._store, strip.id)
            self._desk.tell(_("Collège retiré; ses sièges restent. Ctrl+Z le rétablit."))

    def _with_row(self, gesture: str, body_id: str, row: SeatRow) -> None:
        of_seat: dict[str, Callable[[], object]] = {
            "appoint": lambda: self.seats.appoint(body_id, row.post_id),
            "seat": lambda: self.colleges.edit_seat(body_id, row),
            "abolish": lambda: self.colleges.abolish(row),
            "remove_seat": lambda: self._remove_seat(row),
            "print_letter": lambda: self._print(row),
            "withdraw_letter": lambda: self._withdraw(row),
        }
        if gesture in of_seat:
            of_seat[gesture]()
        elif row.member is not None:
            self._with_member(gesture, row, row.member)

    def refuse_letter(self, node: SeatNode) -> None:
        """Say why somebody has no letter: the key is pressed where the menu does not offer it."""
        member = node.row.member if node.row else None
        if member is not None and not member.organization:
            self._desk.refuse(RuleBroken(_(
                "Cette personne siège à titre citoyen : aucune organisation ne signe sa lettre."
            )))

    def _with_member(self, gesture: str, row: SeatRow, member: MemberLine) -> None:
        of_member: dict[str, Callable[[], object]] = {
            "replace": lambda: self.seats.replace(member),
            "renew": lambda: self.seats.renew(member),
            "end": lambda: self.seats.end(member.id, member.person),
            "substitute": lambda: self.seats.substitute(member),
            "term": lambda: self.seats.term(member),
            "remove_term": lambda: self._remove_term(member),
            "letter": lambda: (
                self.letters.edit(row.letter_id, member) if rewrites_letter(row)
                else self.letters.issue(member)
            ),
            "open": lambda: self._desk.open_record("person", member.person_id),
        }
        of_member[gesture]()

    def _remove_term(self, member: MemberLine) -> None:
        commands.remove_membership(self._store, member.id)
        self._desk.tell(_("Adhésion retirée. Ctrl+Z la rétablit."))

    def _remove_seat(self, row: SeatRow) -> None:
        commands.remove_seat(self._store, row.post_id or "")
        self._desk.tell(_("Siège supprimé. Ctrl+Z le rétablit."))

    def _withdraw(self, row: SeatRow) -> None:
        commands.withdraw_mandate_letter(self._store, row.letter_id)
        self._desk.tell(_("Lettre de mandat retirée. Ctrl+Z la rétablit."))

    def _print(self, row: SeatRow) -> None:
        sheet = queries.letter_sheet(self._store, row.letter_id)
        name = file_name(LETTER, self._desk.today(), sheet.person)
        path = self._desk.ask_save_path(name, _("Documents PDF (*.pdf)"))
        if path is None:
            return

        def work(_progress: Callable[[float], None]) -> None:
            from dsi_desktop.reporting.pdf.render import render

            render(LETTER.build(self._store, row.letter_id), path)

        self._desk.run(_("Lettre de mandat en PDF"), work, lambda _none: self._desk.tell(
            _("Lettre écrite : {name}").format(name=path.name)))
