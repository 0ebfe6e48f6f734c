"""Under the columns: the lanes of a board, and the totals in the heads of its columns."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.boards.presenter.settings import SettingsPresenter
from dsi_desktop.features.boards.queries.settings import BoardSettings
from dsi_desktop.features.boards.rules.columns import MOST, TOTALS
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import CheckField, ChoiceField, NumberField
from dsi_desktop.ui.forms.form import Form


class LanesForm(QWidget):
    """Each choice is written as soon as it is made."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.lanes = Form(
            [
                [
                    ChoiceField(
                        "swimlanes", _("Couloirs"), vocabulary.options("swimlane"), required=True
                    ),
                    NumberField("lane_limit", _("Cartes au plus dans un couloir"), high=MOST),
                    ChoiceField(
                        "lane_mode", _("Couloir plein"), vocabulary.options("wip_mode"),
                        required=True,
                    ),
                ]
            ]
        )  # fmt: skip
        words = _total_words()
        self.totals = Form([[CheckField(name, words[name]) for name in TOTALS]])
        self.totals.head(0, _("Dans la tête des colonnes"), "label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.lanes)
        column.addWidget(self.totals)
        self.lanes.edited.connect(lambda _name: self._keep_lanes())
        self.totals.edited.connect(lambda _name: self._keep_totals())

    def show_settings(self, settings: BoardSettings) -> None:
        """Show the choices in force."""
        self.lanes.fill(
            {
                "swimlanes": settings.swimlanes, "lane_limit": settings.lane_limit,
                "lane_mode": settings.lane_mode,
            }
        )  # fmt: skip
        with QSignalBlocker(self.totals):
            self.totals.fill({name: name in settings.totals for name in TOTALS})

    def _keep_lanes(self) -> None:
        values = self.lanes.values()
        if values is None:
            return
        limit = values["lane_limit"]
        try:
            self._presenter.set_lanes(
                str(values["swimlanes"]), limit if isinstance(limit, int) else None,
                str(values["lane_mode"]),
            )
        except RuleBroken as refusal:
            self.lanes.refuse(refusal)

    def _keep_totals(self) -> None:
        values = self.totals.values() or {}
        self._presenter.choose_totals(tuple(name for name in TOTALS if values.get(name)))


def _total_words() -> dict[str, str]:
    return {
        "count": _("Nombre de cartes"), "late": _("Cartes en retard"), "hours": _("Heures"),
        "cost": _("Coûts"),
    }  # fmt: skip
