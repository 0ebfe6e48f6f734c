"""What the money of the plan asks on the home page: programmes that close soon."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from dsi_desktop.db.schema.money import Programme
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.rules.levers import Lever, deadline, is_soon
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _


def programmes_closing(store: Store, today: date) -> list[Alert]:
    """Tell each programme that closes within thirty days."""
    asked = (
        select(Programme)
        .where(Programme.deleted.is_(None), Programme.closes_on.is_not(None))
        .order_by(Programme.closes_on, Programme.id)
    )
    with store.read() as session:
        rows = session.scalars(asked).all()
    found = []
    for one in rows:
        lever = Lever(one.id, one.name or "", one.opens_on or "", one.closes_on or "",
                      bool(one.yearly))  # fmt: skip
        if not is_soon(lever, today):
            continue
        closes = deadline(lever, today)
        found.append(Alert(
            f"programme.closing:{one.id}:{closes}",
            _("Le programme « {name} » ferme le {day}").format(
                name=lever.name, day=fmt.date_short(closes or today, today)),
            "calendar-due", "warn", "programme", one.id, page="funding",
        ))  # fmt: skip
    return found


ALERTS: tuple[Callable[[Store, date], list[Alert]], ...] = (programmes_closing,)
