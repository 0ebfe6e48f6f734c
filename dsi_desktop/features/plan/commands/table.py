"""How a démarche looks at its table of actions."""

from collections.abc import Sequence

from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.rules.table import COLUMNS_KEY, columns_of
from dsi_desktop.kernel.i18n import N_


def choose_table_columns(store: Store, names: Sequence[str]) -> None:
    """Keep which columns the table of the actions shows; the title is always there."""
    with store.operation(N_("Choisir les colonnes du tableau des actions")) as op:
        keep_setting(op, COLUMNS_KEY, " ".join(columns_of(("title", *names))))
