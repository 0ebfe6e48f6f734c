"""« Qui manque autour de la table ? »: what each change finds there, whose voice is missing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.governance.page.acts.room import is_narrow, scale_icons
from dsi_desktop.features.governance.queries import AssetLine, ChangeRow, RoundTable
from dsi_desktop.features.governance.rules.voices import KINDS, absent_sentence
from dsi_desktop.kernel.i18n import _, pgettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card, scrolling
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_SIDE = 336
_ANY_WIDTH = 16_777_215
_ICONS = {"knowledge": "bulb", "skill": "settings", "interest": "heart-handshake"}


class RoundTableView(QWidget):
    """One chantier: `correct` gets an asset to change, `add` asks for a new one."""

    def __init__(
        self, desk: Desk, add: Callable[[], object], correct: Callable[[AssetLine], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk = desk
        self._correct = correct
        self.sentence = label("", "label", wrap=True)
        self.model = change_model()
        self.table = Table(
            _("Transformations du chantier et ce que chacune trouve autour de la table"),
            self.model, lambda index: desk.open_record("desired_change", self.model.row(index).id),
        )
        self.table.widths(280, 140, 140, 130, stretch=0)
        scale_icons(self.table)
        self.voices = Card(_("Voix visées par le plan"), "users")
        self.assets = Card(_("Apports des membres"), "bulb")
        self.assets.head.addWidget(button(_("Ajouter"), add, look="link"))
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 6, 0)
        side.setSpacing(16)
        side.addWidget(self.voices)
        side.addWidget(self.assets)
        side.addStretch()
        self._area = scrolling(side)
        self._area.setObjectName("clear")
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.sentence)
        left.addWidget(self.table, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(left, 1)
        self._row.addWidget(self._area, 1)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room lacks, the voices go under the changes."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = is_narrow(self.width())
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._area.setMaximumWidth(_ANY_WIDTH if narrow else theme().px(_SIDE))
        self._area.setMinimumWidth(0 if narrow else theme().px(_SIDE))

    def show_table(self, found: RoundTable) -> None:
        """Show one chantier."""
        self.sentence.setText(found.sentence)
        self.model.show(found.changes)
        self._show_voices(found)
        self.assets.empty()
        for one in found.assets:
            note = ", ".join(
                part for part in (one.person, word("asset_kind", one.kind), one.change) if part
            )
            self.assets.body.addWidget(RecordLine(
                Record(one.text, note, icon_name=_ICONS[one.kind]), partial(self._correct, one)
            ))  # fmt: skip
        if not found.assets:
            words = (
                _("Notez ce que chaque membre sait, sait faire ou veut faire avancer.")
                if found.members else _("Ce chantier n’a encore aucun membre.")
            )
            self.assets.body.addWidget(label(words, "muted", wrap=True))

    def _show_voices(self, found: RoundTable) -> None:
        body = self.voices.body
        self.voices.empty()
        if not found.gaps and not found.heard:
            body.addWidget(label(
                _("Le plan ne vise encore aucune population dans ce chantier."), "muted",
                wrap=True,
            ))  # fmt: skip
            return
        body.addWidget(label(
            absent_sentence([gap.population for gap in found.gaps]), wrap=True
        ))  # fmt: skip
        for gap in found.gaps:
            if not gap.could:
                body.addWidget(RecordLine(Record(
                    gap.population, _("Aucune organisation du répertoire ne la porte"),
                    icon_name="alert-triangle",
                )))  # fmt: skip
            for organization_id, name in gap.could:
                body.addWidget(RecordLine(
                    Record(name, _("Pourrait porter : {voice}").format(voice=gap.population),
                           icon_name="user-plus"),
                    partial(self._desk.open_record, "organization", organization_id),
                ))  # fmt: skip
        if found.heard:
            said = _("Déjà portées : {names}").format(names=listed(found.heard))
            body.addWidget(label(said, "muted", wrap=True))


def change_model() -> RowsModel[ChangeRow]:
    """Return the model of the changes of a chantier: one column per kind of asset."""
    def told(kind: str, row: ChangeRow) -> str:
        people = listed(list(dict.fromkeys(who for who, _text in _of(kind, row))))
        return people or pgettext("absence", "personne")

    def whole(kind: str, row: ChangeRow) -> str:
        return "\n".join(
            _("{name} : {asset}").format(name=who, asset=text) for who, text in _of(kind, row)
        )

    def drawn(kind: str, row: ChangeRow) -> QIcon:
        return icon(_ICONS[kind]) if _of(kind, row) else icon("circle-dashed", "warn")

    return RowsModel(
        (
            Column(_("Transformation souhaitée"), lambda row: row.title, spoken=_spoken,
                   tip=lambda row: row.title),
            *(Column(word("asset_kind", kind).capitalize(), partial(told, kind),
                     icon=partial(drawn, kind), tip=partial(whole, kind)) for kind in KINDS),
        ),
        lambda row: row.id,
    )


def _of(kind: str, row: ChangeRow) -> tuple[tuple[str, str], ...]:
    return {"knowledge": row.knowledge, "skill": row.skill, "interest": row.interest}[kind]


def _spoken(row: ChangeRow) -> str:
    missing = [word("asset_kind", kind) for kind in KINDS if not _of(kind, row)]
    if not missing:
        return row.title
    return _("{title}, il manque : {kinds}").format(title=row.title, kinds=listed(missing))
