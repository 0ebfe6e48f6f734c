"""The sheet of an effect: what changed, why it matters, who says so."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout

from dsi_desktop.features.evaluation.queries import OutcomeLine
from dsi_desktop.features.evaluation.rules import effects
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import SidePanel, field_row
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import label


class OutcomeSheet(SidePanel):
    """Tells what is wanted of the effect shown."""

    wanted_edit = Signal(str)
    wanted_ripple = Signal(str)
    wanted_remove = Signal(str)
    wanted_action = Signal(str)

    def __init__(self) -> None:
        super().__init__(340)
        self.line: OutcomeLine | None = None
        self.edit = icon_button("pencil", _("Modifier l’effet"),
                                lambda: self._tell(self.wanted_edit))
        self.add_action(self.edit)
        self.add_action(icon_button("trash", _("Retirer l’effet"),
                                    lambda: self._tell(self.wanted_remove)))

    def show_line(self, line: OutcomeLine) -> None:
        """Show an effect."""
        self.line = line
        self.title.say(_("Effet récolté"))
        self.empty()
        self.body.addWidget(label(line.what, "h3", wrap=True))
        pills = QHBoxLayout()
        for words, sure in (
            (effects.proof_words(line), line.substantiated),
            (_("attendu") if line.expected else _("inattendu"), False),
        ):
            pills.addWidget(Pill(words, "okSoft", "ok") if sure else Pill(words))
        pills.addStretch()
        self.body.addLayout(pills)
        for name, said in (
            (_("Chez qui"), line.who), (_("Quand"), effects.when_words(line)),
            (_("Où"), line.area), (_("Type"), effects.tag_words(line)),
            (_("Transformation"), line.change), (_("Chantier"), line.body),
        ):
            if said:
                self.body.addLayout(field_row(name, said))
        if line.action_id:
            opener = button(line.action, lambda: self.wanted_action.emit(line.action_id),
                            look="link")
            opener.setAccessibleName(_("Ouvrir l’action : {title}").format(title=line.action))
            self.body.addWidget(opener)
        for name, text in (
            (_("Importance"), line.significance), (_("Contribution"), line.contribution),
            (_("Sources"), "\n".join(f"– {source}" for source in line.sources)),
        ):
            if text:
                self.body.addWidget(label(name, "label"))
                self.body.addWidget(label(text, wrap=True))
        lacks = effects.missing_words(line)
        if lacks:
            self.body.addWidget(label(_("Il manque : {words}").format(words=lacks), "muted",
                                      wrap=True))
        self.body.addWidget(button(_("Ajouter un effet entraîné"),
                                   lambda: self._tell(self.wanted_ripple), icon_name="plus"))
        self.body.addStretch()

    def begin(self) -> None:
        """Take the keyboard."""
        self.edit.setFocus()

    def _tell(self, signal: SignalInstance) -> None:
        if self.line is not None:
            signal.emit(self.line.id)
