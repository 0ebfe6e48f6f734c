"""The form of the rules of a body, in groups, and the one that applies a preset to it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dsi_desktop.features.governance.queries import CollegeLine, RulesSheet
from dsi_desktop.features.governance.rules import presets
from dsi_desktop.features.governance.rules.formulas import OPENING, RESOLVING
from dsi_desktop.features.governance.rules.rule_words import rule_title, rule_value
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    Field,
    NumberField,
    ProseField,
    TextField,
)
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_WITH_VALUE = frozenset({"fraction", "number"})
Row = Field | list[Field]
Change = tuple[str, presets.RulesValue, presets.RulesValue]


class RulesForm(Form):
    """Every rule of a body, under the heading of what it governs."""

    def __init__(self) -> None:
        groups = _groups()
        super().__init__([row for _title, rows in groups for row in rows])
        at = 0
        for title, rows in groups:
            self.head(at, title)
            at += len(rows) + 1
        self.edited.connect(lambda _name: self._adapt())

    def show_rules(self, rules: RulesSheet) -> None:
        """Show the rules of a body."""
        known = asdict(rules)
        self.fill({name: known[name] for name in self.fields})
        self._adapt()

    def _adapt(self) -> None:
        """Ask for a value only of the quorums that have one."""
        counted = self.fields["quorum_kind"].value() in _WITH_VALUE
        self.fields["quorum_value"].setEnabled(counted)


class PresetForm(Form):
    """Which preset, and what it would change in the rules and colleges of one body."""

    def __init__(self, rules: RulesSheet, colleges: list[CollegeLine], kind: str) -> None:
        self._now: dict[str, Any] = asdict(rules)
        self._known = frozenset(" ".join(one.sectors for one in colleges).split())
        self.choice = ChoiceField("preset", _("Modèle"), [
            (key, words) for key, words in vocabulary.options("body_kind")
            if key in presets.PRESETS
        ])
        super().__init__([self.choice])
        self.model = RowsModel[Change](
            (
                Column(_("Règle"), lambda row: rule_title(row[0])),
                Column(_("Aujourd’hui"), lambda row: rule_value(row[0], row[1])),
                Column(_("Selon le modèle"), lambda row: rule_value(row[0], row[2])),
            ),
            lambda row: row[0],
        )
        self.said = label("", wrap=True)
        self.table = Table(_("Règles que le modèle change"), self.model)
        self.table.widths(220, 150, 150, stretch=0)
        self.table.setMinimumHeight(theme().px(250))
        self.append(self.said)
        self.append(self.table)
        self.fill({"preset": kind if kind in presets.PRESETS else "workstream"})
        self.choice.box.currentIndexChanged.connect(lambda _at: self._compare())
        self._compare()

    def _compare(self) -> None:
        kind = str(self.choice.value())
        changed = presets.changes(self._now, kind)
        self.model.show(changed)
        self.table.setVisible(bool(changed))
        self.said.setText(difference_words(
            len(changed), [_(one[0]) for one in presets.missing_colleges(kind, self._known)]))


def difference_words(changed: int, colleges: list[str]) -> str:
    """Say what a preset would change, and that nothing is taken away."""
    if not changed and not colleges:
        return _("Cette instance suit déjà ce modèle.")
    said = [
        ngettext("{n} règle change.", "{n} règles changent.", changed).format(n=changed)
        if changed else _("Aucune règle ne change.")
    ]
    if colleges:
        said.append(_("Collèges ajoutés : {names}.").format(names=", ".join(colleges)))
    said.append(_("Les sièges et les membres restent."))
    return " ".join(said)


def _groups() -> list[tuple[str, list[Row]]]:
    return [
        (_("Décider"), [
            [_choice("decision_mode"), _choice("voting_unit")],
            [_choice("quorum_kind"), _number("quorum_value", 0, 1000)],
            [_choice("below_quorum"), _check("chair_casting_vote")],
        ]),
        (_("Convoquer"), [
            [_number("notice_days", 0, 365), _number("meetings_per_year", 0, 365)],
        ]),
        (_("Sièges et mandats"), [
            [_number("parity_max_gap", 0, 50), _number("term_months", 0, 240)],
            [_number("max_terms", 1, 50), _check("staggered")],
            [_check("substitutes_allowed"), _check("observers_allowed")],
        ]),
        (_("Consigner"), [
            [_choice("minutes_kind"), TextField("number_template", rule_title("number_template"))],
            [_check("requires_adoption"), _check("names_in_motions")],
            _check("bilingual_documents"),
            _formula("phrase_opening", OPENING),
            _formula("phrase_motion", RESOLVING),
        ]),
    ]


def _choice(name: str) -> Field:
    return ChoiceField(name, rule_title(name), vocabulary.options(name))


def _number(name: str, low: int, high: int) -> Field:
    required = name in {"notice_days", "parity_max_gap", "term_months"}
    return NumberField(name, rule_title(name), low=low, high=high, required=required)


def _formula(name: str, places: Sequence[str]) -> Field:
    """Return the field of a formula; its tip tells which words are replaced."""
    field = ProseField(name, rule_title(name), lines=2)
    offered = ", ".join(f"{{{one}}}" for one in places if one != "hour")
    field.box.setToolTip(plain_tip(_("Mots remplacés : {offered}").format(offered=offered)))
    field.box.setAccessibleDescription(_("Mots remplacés : {offered}").format(offered=offered))
    return field


def _check(name: str) -> Field:
    return CheckField(name, rule_title(name))
