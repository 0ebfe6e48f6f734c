"""The boxes of a column: its name, the state of its cards, how many it takes."""

from collections.abc import Mapping

from dsi_desktop.features.boards.commands.columns import ColumnLimits
from dsi_desktop.features.boards.rules.columns import MOST
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import CheckField, ChoiceField, NumberField, TextField, Value
from dsi_desktop.ui.forms.form import Form


def column_form() -> Form:
    """Return the boxes, empty; the state « abandonné » is that of no column."""
    states = [(key, word) for key, word in vocabulary.options("task_state") if key != "dropped"]
    return Form(
        [
            TextField("title", _("Nom de la colonne"), required=True),
            ChoiceField("state", _("État de ses cartes"), states, required=True),
            [
                NumberField("wip_limit", _("Cartes au plus"), high=MOST),
                NumberField("lane_limit", _("Cartes au plus par couloir"), high=MOST),
            ],
            ChoiceField(
                "wip_mode", _("Au-delà de la limite"), vocabulary.options("wip_mode"),
                required=True,
            ),
            CheckField("collapsed", _("Repliée : un bandeau étroit, déplié d’une touche")),
        ]
    )  # fmt: skip


def limits_of(values: Mapping[str, Value]) -> ColumnLimits:
    """Return what the boxes say beside the name and the state."""
    return {
        "wip_limit": _number(values["wip_limit"]),
        "lane_limit": _number(values["lane_limit"]),
        "wip_mode": str(values["wip_mode"]),
        "collapsed": bool(values["collapsed"]),
    }


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) and value else None
