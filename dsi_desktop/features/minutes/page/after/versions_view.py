"""The versions sent to be read, and the corrections asked for on each."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page.after.changes import show_changes
from dsi_desktop.features.minutes.page.after.parts import AfterView, Followed, Lines
from dsi_desktop.features.minutes.page.after.remarks import ask_answer, ask_remark, ask_sending
from dsi_desktop.features.minutes.page.printing import write_pdf
from dsi_desktop.features.minutes.queries import RemarkLine, VersionLine
from dsi_desktop.features.minutes.report.draft import draft
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import spaced
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.widgets.buttons import button


class VersionsView(AfterView):
    """Two lists: the versions, the latest first, and the corrections of the one chosen."""

    def __init__(self, page: Followed) -> None:
        super().__init__(page)
        self.versions = Lines(
            _("Versions envoyées"), _version_columns(), lambda one: one.id, self._print,
            90, 150, 150, 160, stretch=2,
        )
        self.remarks = Lines(
            _("Corrections demandées"), _remark_columns(), lambda one: one.id, self._answer,
            120, 130, 200, 150, stretch=2,
        )
        self.send = button(
            _("Envoyer une version…"), lambda: ask_sending(self, page), look="primary")
        self.pdf = button(_("PDF…"), lambda: self._of_version(self._print))
        self.changes = button(
            _("Ce qui a changé depuis…"),
            lambda: self._of_version(lambda one: show_changes(self, page.store, one)))
        self.ask = button(
            _("Correction demandée…"),
            lambda: self._of_version(lambda one: ask_remark(self, page, one)))
        self.answer = button(_("Répondre…"), lambda: self._of_remark(self._answer))
        self.column.addWidget(self.versions, 1)
        self.add_row(self.send, self.pdf, self.changes)
        self.column.addWidget(self.remarks, 1)
        self.add_row(self.ask, self.answer)
        self.column.addStretch()
        self.remarks.wrap()
        self.versions.acts[Qt.Key.Key_Delete] = lambda: self._of_version(self._remove)
        self.remarks.acts[Qt.Key.Key_Delete] = lambda: self._of_remark(self._take_back)
        self.versions.selectionModel().currentRowChanged.connect(lambda *_at: self._show_remarks())

    def refresh(self) -> None:
        """Read the versions again; the one chosen stays chosen."""
        found = queries.versions_of(self.store, self.meeting_id)
        state = self.page.presenter.state
        said = _("Aucune version n’a encore été envoyée.")
        if found:
            said = ngettext("{n} version envoyée", "{n} versions envoyées", len(found)).format(
                n=len(found))
        self.say(said)
        self.versions.show_rows(found)
        self.send.setEnabled(state == "held")
        self.ask.setEnabled(state == "held" and bool(found))
        for one in (self.versions, self.remarks, self.pdf, self.changes, self.ask, self.answer):
            one.setVisible(bool(found))
        self._show_remarks()

    def take_focus(self) -> None:
        """Put the focus on the versions, or on what sends the first."""
        (self.versions if self.versions.rows.rows else self.send).setFocus()

    def _show_remarks(self) -> None:
        version: VersionLine | None = self.versions.in_hand()
        self.remarks.show_rows(version.remarks if version else ())
        held = self.page.presenter.state == "held"
        self.answer.setEnabled(held and bool(version and version.remarks))

    def _of_version(self, act: Callable[[VersionLine], object]) -> None:
        version = self.versions.in_hand()
        if version is not None:
            act(version)

    def _of_remark(self, act: Callable[[RemarkLine], object]) -> None:
        remark = self.remarks.in_hand()
        if remark is not None:
            act(remark)

    def _answer(self, remark: RemarkLine) -> None:
        ask_answer(self, self.page, remark)

    def _remove(self, version: VersionLine) -> None:
        self.page.presenter.do(lambda: commands.remove_version(self.store, version.id))

    def _take_back(self, remark: RemarkLine) -> None:
        self.page.presenter.do(lambda: commands.remove_remark(self.store, remark.id))

    def _print(self, version: VersionLine) -> None:
        document = draft(self.store, version.id)
        when = date.fromisoformat(version.sent_on) if version.sent_on else self.page.desk.today()
        about = _("{body} version {n}").format(body=document.subject, n=version.number)
        write_pdf(self.page.desk, document, when, about)


def _version_columns() -> list[Column[VersionLine]]:
    return [
        Column(
            _("Version"), lambda one: _("Version {n}").format(n=one.number)),
        Column(
            _("Envoyée le"), lambda one: fmt.date_long(one.sent_on, with_weekday=False)
            if one.sent_on else ""),
        Column(_("Destinataires"), lambda one: one.sent_to, tip=lambda one: one.note),
        Column(_("Corrections"), _count),
    ]  # fmt: skip


def _count(version: VersionLine) -> str:
    if not version.intact:
        return _("altérée depuis l’envoi")
    waiting = sum(1 for one in version.remarks if one.state == "open")
    if waiting:
        return _("{n} à traiter sur {all}").format(n=waiting, all=len(version.remarks))
    return _("toutes traitées") if version.remarks else _("aucune")


def _remark_columns() -> list[Column[RemarkLine]]:
    return [
        Column(_("Point"), lambda one: one.point or _("Ensemble")),
        Column(_("Demandée par"), lambda one: one.author),
        Column(_("Correction"), lambda one: spaced(one.text), tip=lambda one: spaced(one.text)),
        Column(_("Suite"), _sequel, tip=_sequel),
    ]


def _sequel(remark: RemarkLine) -> str:
    said = word("remark_state", remark.state)
    return spaced(f"{said} : {remark.answer}") if remark.answer else said
