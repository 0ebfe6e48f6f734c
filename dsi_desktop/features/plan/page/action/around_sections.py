"""With whom and by which steps an action goes: partners, milestones, dated notes."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsi_desktop.features.plan import commands, queries
from dsi_desktop.features.plan.page.action import asking
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side import Section
from dsi_desktop.features.plan.presenter import action
from dsi_desktop.features.plan.queries import ActionSheet, MilestoneLine, NoteLine, PartnerLine
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets.parts import AddLine, FindLine, menu_button
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label


class PartnersSection(Section[ActionSheet]):
    """The organisations that take part, each with its role; amber until it is confirmed."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Partenaires"))
        self._taken: set[str | None] = set()
        self.adding = FindLine("", list)

    def part(self, sheet: ActionSheet) -> object:
        return sheet.partners, sheet.lead_id

    def count(self, sheet: ActionSheet) -> str:
        return str(len(sheet.partners)) if sheet.partners else ""

    def fill(self, sheet: ActionSheet) -> None:
        for line in sheet.partners:
            self.body.addLayout(self._line(line))
        self._taken = {sheet.lead_id, *(line.organization_id for line in sheet.partners)}
        self.adding = self.hold(FindLine(
            _("Ajouter un partenaire"), self._offered, _("Nom d’une organisation")), "add")
        self.adding.found.connect(self.add)
        self.adding.made.connect(self.refuse_unknown)
        self.body.addWidget(self.adding)

    def add(self, organization_id: str) -> None:
        """Note that an organisation takes part; its role may be said after."""
        if self.write(lambda: commands.add_partner(
                self.host.store, action_id=self.record_id, organization_id=organization_id)):
            self.adding.clear()

    def remove(self, line: PartnerLine) -> None:
        """Take an organisation off the action."""
        self.write(lambda: commands.remove_partner(self.host.store, line.id))

    def confirm(self, line: PartnerLine) -> None:
        """Note that an organisation said yes, or take that back."""
        self.write(lambda: commands.edit_partner(
            self.host.store, line.id, confirmed=not line.confirmed))

    def edit(self, line: PartnerLine) -> None:
        """Ask the role, the contribution and whether it is confirmed."""
        if asking.ask_partner(self.host, line):
            self.host.renew()

    def refuse_unknown(self, name: str) -> None:
        """Say that nobody of this name is in the directory."""
        self.host.desk.refuse(RuleBroken(
            _("« {name} » n’est pas au répertoire : choisissez dans la liste, ou ajoutez d’abord "
              "l’organisation au répertoire.").format(name=name)))

    def _offered(self) -> list[tuple[str, str]]:
        every = queries.organizations(self.host.store)
        return [(one.id, one.name) for one in every if one.id not in self._taken]

    def _line(self, line: PartnerLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        waits = "" if line.confirmed else _("à confirmer")
        record = Record(line.name, action.partner_words(line), icon_name="building-community",
                        pill=waits, tone="warn")  # fmt: skip
        row.addWidget(self.hold(
            RecordLine(record, partial(self.edit, line)), f"partner:{line.id}"), 1)
        there = partial(
            self.host.desk.open_record, "organization", line.organization_id)
        confirming = _("Retirer la confirmation") if line.confirmed else _("Confirmer")
        row.addWidget(self.hold(menu_button(
            "dots", _("Gestes sur le partenaire {name}").format(name=line.name), [
                (_("Rôle et contribution…"), partial(self.edit, line)),
                (confirming, partial(self.confirm, line)),
                (_("Ouvrir au répertoire"), there),
                (_("Retirer"), partial(self.remove, line)),
            ]), f"menu:{line.id}"))
        return row


class MilestonesSection(Section[ActionSheet]):
    """The steps of an action: a press edits one, its menu reaches, carries and removes it."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Jalons"))
        self.adding = AddLine("")

    def part(self, sheet: ActionSheet) -> object:
        return sheet.milestones

    def count(self, sheet: ActionSheet) -> str:
        reached = sum(line.reached for line in sheet.milestones)
        return f"{reached}/{len(sheet.milestones)}" if sheet.milestones else ""

    def fill(self, sheet: ActionSheet) -> None:
        for line in sheet.milestones:
            self.body.addLayout(self._line(line))
        self.adding = self.hold(AddLine(_("Ajouter un jalon")), "add")
        self.adding.added.connect(self.add)
        self.body.addWidget(self.adding)

    def add(self, titles: list[str]) -> None:
        """Add milestones; each gets its date after."""
        if self.write(lambda: commands.add_milestones(
                self.host.store, action_id=self.record_id, titles=titles)):
            self.adding.clear()

    def reach(self, line: MilestoneLine) -> None:
        """Note that a milestone is reached today, or take that back."""
        day = None if line.reached else self.host.desk.today().isoformat()
        self.write(lambda: commands.reach_milestone(self.host.store, line.id, day))

    def carry(self, line: MilestoneLine, step: int) -> None:
        """Carry a milestone up or down."""
        self.write(lambda: commands.move_milestone(self.host.store, line.id, step))

    def remove(self, line: MilestoneLine) -> None:
        """Take a milestone off the action."""
        self.write(lambda: commands.remove_milestone(self.host.store, line.id))

    def edit(self, line: MilestoneLine) -> None:
        """Ask its words and dates."""
        if asking.ask_milestone(self.host, line):
            self.host.renew()

    def _line(self, line: MilestoneLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        record = Record(
            line.title, action.milestone_words(line),
            icon_name="circle-check" if line.reached else "circle",
            pill=_("en retard") if line.late else "", tone="bad",
        )  # fmt: skip
        row.addWidget(self.hold(
            RecordLine(record, partial(self.edit, line)), f"milestone:{line.id}"), 1)
        reaching = _("N’est plus atteint") if line.reached else _("Atteint aujourd’hui")
        row.addWidget(self.hold(menu_button(
            "dots", _("Gestes sur le jalon {title}").format(title=line.title), [
                (reaching, partial(self.reach, line)),
                (_("Modifier…"), partial(self.edit, line)),
                (_("Monter"), partial(self.carry, line, -1)),
                (_("Descendre"), partial(self.carry, line, 1)),
                (_("Retirer"), partial(self.remove, line)),
            ]), f"menu:{line.id}"))
        return row


class NotesSection(Section[ActionSheet]):
    """What was noted along the way, the newest first."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Notes de suivi"))
        self.adding = AddLine("")

    def part(self, sheet: ActionSheet) -> object:
        return sheet.notes

    def count(self, sheet: ActionSheet) -> str:
        return str(len(sheet.notes)) if sheet.notes else ""

    def fill(self, sheet: ActionSheet) -> None:
        row = QHBoxLayout()
        self.adding = self.hold(
            AddLine(_("Noter le suivi d’aujourd’hui"), _("Note d’aujourd’hui")), "add")
        self.adding.added.connect(self.add)
        row.addWidget(self.adding, 1)
        longer = button(_("Plus long…"), self.ask, look="quiet")
        longer.setAccessibleName(_("Écrire une note de suivi plus longue"))
        row.addWidget(self.hold(longer, "longer"))
        self.body.addLayout(row)
        for line in sheet.notes:
            self.body.addWidget(self._line(line))

    def add(self, texts: list[str]) -> None:
        """Add today's note, several lines in one."""
        text = "\n".join(texts)
        if self.write(lambda: commands.add_note(
                self.host.store, action_id=self.record_id, text=text)):
            self.adding.clear()

    def ask(self) -> None:
        """Ask a note on several lines, of any day."""
        if asking.ask_note(self.host, self.record_id):
            self.host.renew()

    def edit(self, line: NoteLine) -> None:
        """Correct a note."""
        if asking.ask_note(self.host, self.record_id, line):
            self.host.renew()

    def remove(self, line: NoteLine) -> None:
        """Take a note away."""
        self.write(lambda: commands.remove_note(self.host.store, line.id))

    def _line(self, line: NoteLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        head = " · ".join(part for part in (line.day, line.author) if part)
        said = label(f"{head}\n{line.text}" if head else line.text, wrap=True)
        row.addWidget(said, 1)
        row.addWidget(self.hold(menu_button(
            "dots", _("Gestes sur la note : {head}, {words}").format(
                head=head, words=line.text[:40]),
            [(_("Corriger…"), partial(self.edit, line)),
             (_("Retirer"), partial(self.remove, line))]), f"note:{line.id}"))
        return holder
