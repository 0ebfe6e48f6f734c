"""What minutes ask on the home page: drafts to send, corrections to answer, minutes to adopt."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, exists, func, or_, select

from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes, MinutesRemark, MinutesVersion
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _, ngettext

# J+7 in the cycle of a meeting (domain facts §9.2, A3); forgotten papers of years ago are silent.
_TO_SEND = timedelta(days=7)
_OLDEST = timedelta(days=365)


def drafts_to_send(store: Store, today: date) -> list[Alert]:
    """Warn, a week after a meeting, that its draft went to nobody."""
    sent = select(MinutesVersion.id).where(
        MinutesVersion.meeting_id == Meeting.id, MinutesVersion.deleted.is_(None)
    )
    asked = _not_adopted(today).where(
        Meeting.held_on <= (today - _TO_SEND).isoformat(), ~exists(sent), ~_followed()
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        _alert("minutes.draft", row, _("Projet à faire lire : {body}, {day}"), "send")
        for row in rows
    ]


def minutes_to_adopt(store: Store, today: date) -> list[Alert]:
    """Warn of minutes that a later meeting of the body let pass without adopting."""
    with store.read() as session:
        rows = session.execute(_not_adopted(today).where(_followed())).all()
    return [
        _alert("minutes.adopt", row, _("Procès-verbal à adopter : {body}, {day}"), "file-check")
        for row in rows
    ]


def remarks_to_answer(store: Store, today: date) -> list[Alert]:
    """Warn of the corrections asked for on a draft and not answered."""
    asked = (
        select(Meeting.id, Meeting.held_on, Body.name, func.count().label("n"))
        .select_from(MinutesRemark)
        .join(MinutesVersion, MinutesVersion.id == MinutesRemark.version_id)
        .join(Meeting, Meeting.id == MinutesVersion.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(
            MinutesRemark.deleted.is_(None), MinutesVersion.deleted.is_(None),
            Meeting.deleted.is_(None), MinutesRemark.state == "open", Meeting.state == "held",
            or_(MinutesRemark.received_on.is_(None),
                MinutesRemark.received_on <= today.isoformat()),
        )
        .group_by(Meeting.id, Meeting.held_on, Body.name)
        .order_by(Meeting.held_on, Meeting.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        _alert("minutes.remarks", row, ngettext(
            "{n} correction à traiter : {body}, {day}",
            "{n} corrections à traiter : {body}, {day}", row.n,
        ).replace("{n}", str(row.n)), "messages")
        for row in rows
    ]  # fmt: skip


def _not_adopted(today: date) -> Select[*tuple[Any, ...]]:
    kept = select(AdoptedMinutes.id).where(
        AdoptedMinutes.meeting_id == Meeting.id, AdoptedMinutes.deleted.is_(None)
    )
    return (
        select(Meeting.id, Meeting.held_on, Body.name)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .outerjoin(BodyRules, (BodyRules.body_id == Body.id) & BodyRules.deleted.is_(None))
        .where(
            Meeting.deleted.is_(None), Meeting.state == "held", ~exists(kept),
            BodyRules.requires_adoption.is_not(False), Meeting.held_on <= today.isoformat(),
            Meeting.held_on >= (today - _OLDEST).isoformat(),
        )
        .order_by(Meeting.held_on, Meeting.id)
    )


def _followed() -> Any:  # noqa: ANN401  a condition of SQLAlchemy, whose type says nothing more
    later = Meeting.__table__.alias("later")
    return exists(
        select(later.c.id).where(
            later.c.deleted.is_(None), later.c.body_id == Meeting.body_id,
            later.c.held_on > Meeting.held_on, later.c.state.in_(("held", "adopted")),
        )
    )


def _alert(key: str, row: Any, said: str, icon: str) -> Alert:  # noqa: ANN401  a row of SQLAlchemy
    text = said.format(body=row.name or _("rencontre"), day=short_day(row.held_on))
    return Alert(f"{key}:{row.id}", text, icon, "warn", "minutes", row.id)


ALERTS: tuple[Callable[[Store, date], list[Alert]], ...] = (
    minutes_to_adopt, remarks_to_answer, drafts_to_send,
)
