"""The adoption of the minutes: its proof, its signature, and the errata that follow it."""

from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page.after.errata import ask_erratum, ask_signature
from dsi_desktop.features.minutes.page.after.parts import AfterView, Followed, Lines
from dsi_desktop.features.minutes.queries import AdoptedSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import listed, spaced
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label


class AdoptionView(AfterView):
    """What was adopted, when, under which numbers; errata are added, nothing is changed."""

    def __init__(self, page: Followed) -> None:
        super().__init__(page)
        self.numbers = label("", wrap=True)
        self.proof = label("", "muted", wrap=True)
        self.signed = label("", wrap=True)
        for one in (self.numbers, self.signed, self.proof):
            self.column.addWidget(one)
        self.adopting = button(_("Adopter le procès-verbal…"), page.adopt, look="primary")
        self.sign = button(_("Noter la signature…"), lambda: ask_signature(self, page))
        self.erratum = button(_("Faire un erratum…"), lambda: ask_erratum(self, page))
        self.renumber = button(_("Renuméroter…"), self._renumber)
        self.add_row(self.adopting, self.sign, self.erratum, self.renumber)
        self.errata = Lines(
            _("Errata"),
            [
                Column(_("Date"), lambda one: fmt.date_long(
                    one.made_on, with_weekday=False) if one.made_on else ""),
                Column(_("Erratum"), lambda one: spaced(one.text),
                                    tip=lambda one: spaced(one.text)),
            ],
            lambda one: (one.made_on, one.text), lambda _one: None, 150, 300, stretch=1,
        )  # fmt: skip
        self.errata.wrap()
        self.column.addWidget(self.errata, 1)
        self.column.addStretch()

    def refresh(self) -> None:
        """Read the adoption again, and what it lets one do."""
        sheet = queries.adoption_of(self.store, self.meeting_id)
        doubled = queries.doubled_numbers(self.store, self.meeting_id)
        self.say(_adopted_words(sheet, self.page.presenter.state))
        self.numbers.setText(_numbers_words(sheet))
        self.signed.setText(_signed_words(sheet))
        self.proof.setText(_proof_words(sheet))
        for one in (self.numbers, self.signed, self.proof, self.sign, self.erratum):
            one.setVisible(sheet is not None)
        self.adopting.setVisible(self.page.presenter.state == "held" and sheet is None)
        self.renumber.setVisible(bool(doubled))
        errata = sheet.errata if sheet else ()
        self.errata.show_rows(errata)
        self.errata.setVisible(bool(errata))

    def take_focus(self) -> None:
        """Put the focus on what can be done first."""
        (self.erratum if self.erratum.isVisibleTo(self) else self.adopting).setFocus()

    def _renumber(self) -> None:
        """Give the next free number to a resolution whose number was given twice."""
        motion_id, number = queries.doubled_numbers(self.store, self.meeting_id)[0]
        question = _("Le numéro {number} a été donné deux fois. Renuméroter cette résolution ?")
        if self.page.desk.confirm(question.format(number=number), _("Renuméroter")):
            self.page.presenter.do(lambda: commands.renumber_resolution(self.store, motion_id))


def _adopted_words(sheet: AdoptedSheet | None, state: str) -> str:
    if sheet is None:
        if state == "held":
            return _("Ce procès-verbal est un projet : il n’est pas encore adopté.")
        return _("Levez d’abord la rencontre : son procès-verbal n’est pas terminé.")
    text = _("Procès-verbal adopté le {day}.")
    if sheet.with_changes:
        text = _("Procès-verbal adopté avec des modifications le {day}.")
    return text.format(day=fmt.date_long(sheet.adopted_on) if sheet.adopted_on else "")


def _numbers_words(sheet: AdoptedSheet | None) -> str:
    if sheet is None or not sheet.numbers:
        return ""
    return spaced(_("Numéros donnés : {numbers}").format(numbers=listed(sheet.numbers)))


def _signed_words(sheet: AdoptedSheet | None) -> str:
    if sheet is None or not sheet.signed_by:
        return _("Pas encore signé.")
    return _("Signé par {name} le {day}.").format(
        name=sheet.signed_by,
        day=fmt.date_long(sheet.signed_on, with_weekday=False) if sheet.signed_on else "",
    )


def _proof_words(sheet: AdoptedSheet | None) -> str:
    if sheet is None:
        return ""
    said = _("Le document est tel qu’il a été adopté.")
    if not sheet.intact:
        said = _("Attention : le document gardé n’est plus celui qui a été adopté.")
    code = " ".join(sheet.sha256[at:at + 16] for at in range(0, 64, 16))
    return f"{spaced(said)} {spaced(_('Empreinte SHA-256 :'))} {code}"
