"""Ask for the day at which the whole dossier is looked at."""

from datetime import date

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.history.page.past_day_field import PastDayField
from dsi_desktop.features.history.queries.dossier import first_day
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.forms.form import Form


def ask_day(parent: QWidget, store: Store, today: date) -> date | None:
    """Ask for a day between the first gesture and yesterday; None when the person gives up."""
    first = first_day(store)
    found: list[date] = []

    def keep(values: dict[str, Value]) -> None:
        day = date.fromisoformat(str(values["day"]))
        if not first <= day < today:
            raise RuleBroken(
                _("Choisissez un jour entre le {first} et hier.").format(
                    first=fmt.date_long(first, with_weekday=False)
                ),
                "day",
            )
        found.append(day)

    form = Form([PastDayField("day", _("Jour à regarder"), lambda: today, required=True)])
    ask(parent, _("Voir tout le dossier à une date"), form, keep, yes=_("Regarder"))
    return found[0] if found else None
