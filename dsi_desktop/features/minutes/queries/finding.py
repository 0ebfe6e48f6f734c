"""Find the meeting of a screen of minutes and its adoption, or say that it is not there."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


def adopted(meeting_id: str) -> Any:  # noqa: ANN401  a select, whose type says nothing more
    return select(AdoptedMinutes).where(
        AdoptedMinutes.meeting_id == meeting_id, AdoptedMinutes.deleted.is_(None)
    )


def found_meeting(session: Session, meeting_id: str) -> Meeting:
    found = session.get(Meeting, meeting_id)
    if found is None or found.deleted:
        raise NotFound(_("Cette rencontre n’est pas dans le dossier."))
    return found
