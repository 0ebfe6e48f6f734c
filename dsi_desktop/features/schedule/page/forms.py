"""What the calendar asks in a dialog: the days of an action, what it waits for."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.schedule.presenter.calendar import CalendarPresenter
from dsi_desktop.features.schedule.presenter.words import typed_end
from dsi_desktop.features.schedule.rules.chains import FINISH, START
from dsi_desktop.features.schedule.rules.reading import Known, waits_words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, NumberField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label as text_label

_LONGEST = 3650


def ask_dates(
    parent: QWidget, presenter: CalendarPresenter, one: Known, today: Callable[[], date]
) -> None:  # fmt: skip
    """Ask for the planned days of an action: a date, or words for its end."""
    form = Form([
        DayField("start_on", _("Début prévu"), today),
        TextField("end", _("Fin prévue, ou en mots"), hint=_("30 juin 2027, ou vers l’été 2027")),
    ])  # fmt: skip
    form.fill({"start_on": one.line.dates.start_on, "end": _end_shown(one)})

    def save(values: dict[str, Value]) -> None:
        start, end = values["start_on"], values["end"]
        presenter.date(one.line.id, str(start) if start else None, str(end or ""))

    ask(parent, _("Dater : {title}").format(title=one.line.title), form, save)


def ask_link(parent: QWidget, presenter: CalendarPresenter, one: Known) -> None:
    """Ask what an action waits for; what it waits for already can be taken away."""
    kinds = [(key, label("dependency_kind", key)) for key in (FINISH, START)]
    form = Form([
        ChoiceField("kind", _("Cette action"), kinds, required=True),
        ChoiceField("awaited_id", _("Action attendue"), presenter.choices_for(one.line.id),
                    required=True, filtered=True),
        NumberField("lag_days", _("Délai en jours (un nombre négatif permet de devancer)"),
                    low=-_LONGEST, high=_LONGEST),
    ])  # fmt: skip
    form.fill({"kind": FINISH, "lag_days": 0})
    if one.waits:
        form.append(_Waits(presenter, one))

    def save(values: dict[str, Value]) -> None:
        lag = values["lag_days"]
        presenter.link(
            one.line.id, str(values["awaited_id"]), str(values["kind"]),
            lag if isinstance(lag, int) else 0,
        )  # fmt: skip

    title = _("Faire attendre : {title}").format(title=one.line.title)
    ask(parent, title, form, save, yes=_("Relier"))


class _Waits(QWidget):
    """What an action waits for already, each with the button that takes it away."""

    def __init__(self, presenter: CalendarPresenter, one: Known) -> None:
        super().__init__()
        self._presenter = presenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text_label(_("Elle attend déjà"), "h3"))
        for link in one.waits:
            awaited = presenter.known[link.awaited].line
            words = waits_words(_only(one, link.id), presenter.known)
            made = button(
                _("Retirer : {words}").format(words=words),
                lambda: None, icon_name="link-off",
            )
            made.clicked.connect(partial(self._take, made, one.line.id, awaited.id))
            column.addWidget(made)

    def _take(self, pressed: QWidget, waiting_id: str, awaited_id: str, _on: bool) -> None:
        if self._presenter.unlink(waiting_id, awaited_id):
            pressed.setEnabled(False)


def _only(one: Known, link_id: str) -> Known:
    from dataclasses import replace

    return replace(one, waits=tuple(link for link in one.waits if link.id == link_id))


def _end_shown(one: Known) -> str:
    end = typed_end(one)
    return fmt.date_long(end, with_weekday=False) if one.line.dates.end_on else end
