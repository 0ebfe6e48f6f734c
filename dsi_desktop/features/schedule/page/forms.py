"""What the calendar asks in a dialog: the days of an action, what it waits for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

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
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text_label(_("Elle attend déjà"), "h3"))
        for at, link in enumerate(one.waits):
            words = waits_words(replace(one, waits=(link,)), presenter.known)
            taken = partial(self._take, at, one.line.id, link.awaited)
            made = button(
                _("Retirer : {words}").format(words=words), taken, icon_name="link-off"
            )
            self._buttons.append(made)
            column.addWidget(made)

    def _take(self, at: int, waiting_id: str, awaited_id: str) -> None:
        if self._presenter.unlink(waiting_id, awaited_id):
            self._buttons[at].setEnabled(False)


def _end_shown(one: Known) -> str:
    end = typed_end(one)
    return fmt.date_long(end, with_weekday=False) if one.line.dates.end_on else end
