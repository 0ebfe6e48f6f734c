"""Put a gap aside with its reason, or examine it again."""

from dsi_desktop.db.schema.plan import GapSetAside, Plan
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.vocabulary import VOCABULARY


def set_gap_aside(
    store: Store, plan_id: str, gap: str, record: tuple[str, str], reason: str
) -> str:
    """Put the gap of a record, given as (table, id), aside; RuleBroken without a reason."""
    if gap not in VOCABULARY["gap_kind"]:
        raise RuleBroken(_("Ce manque n’est pas de ceux que la couverture relève."), "gap")
    said = reason.strip()
    if not said:
        raise RuleBroken(_("Dites pourquoi ce manque est écarté."), "reason")
    with store.operation(N_("Écarter un manque du plan")) as op:
        return op.put(
            GapSetAside(
                id=_key(plan_id, gap, record[1]), plan_id=op.get(Plan, plan_id).id, gap=gap,
                record_table=record[0], record_id=record[1], reason=said,
                set_on=store.clock.today().isoformat(),
            )
        ).id


def take_gap_back(store: Store, plan_id: str, gap: str, record_id: str) -> None:
    """Examine again a gap that was put aside."""
    with store.operation(N_("Reprendre un manque du plan")) as op:
        op.remove(op.get(GapSetAside, _key(plan_id, gap, record_id)))


def _key(plan_id: str, gap: str, record_id: str) -> str:
    """Two laptops that put the same gap aside write one row."""
    return linked_id("gap_set_aside", plan_id, gap, record_id)
