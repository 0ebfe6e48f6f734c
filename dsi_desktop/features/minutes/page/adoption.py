"""Ask at which meeting minutes were adopted, say what they lack, then freeze them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules.gaps import Gap, told
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed, spaced
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import CheckField, ChoiceField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.texts import label

_NAMED = 6


def adoption_form(store: Store, meeting_id: str) -> Form:
    """Return the two questions of an adoption, over what the minutes still lack."""
    later = [
        (one.id, fmt.date_long(one.held_on))
        for one in queries.meetings_that_can_adopt(store, meeting_id)
    ]
    form = Form([
        ChoiceField(
            "in_meeting_id", _("Adopté à la rencontre du"), later,
            none=_("Aucune rencontre : adopté aujourd’hui"),
        ),
        CheckField("with_changes", _("Adopté avec des modifications")),
    ])
    form.append(label(lacking(queries.missing(store, meeting_id)), "muted", wrap=True))
    return form


def lacking(gaps: Sequence[Gap]) -> str:
    """Return the first gaps, one to a line: they may be left, once they were read."""
    lines = [told(tuple(gaps)), *(f"• {gap.sentence}" for gap in gaps[:_NAMED])]
    more = len(gaps) - _NAMED
    if more > 0:
        lines.append(ngettext("et {n} autre (F10)", "et {n} autres (F10)", more).format(n=more))
    return spaced("\n".join(lines))


def ask_adoption(parent: QWidget, store: Store, meeting_id: str, desk: Desk) -> None:
    """Ask, adopt, and say the numbers that were given."""

    def save(values: dict[str, Value]) -> None:
        where = values["in_meeting_id"]
        commands.adopt_minutes(
            store, meeting_id, in_meeting_id=str(where) if where else None,
            with_changes=bool(values["with_changes"]),
        )
        desk.tell(adopted_words(store, meeting_id))

    ask(
        parent, _("Adopter le procès-verbal"), adoption_form(store, meeting_id), save,
        yes=_("Adopter"),
    )


def adopted_words(store: Store, meeting_id: str) -> str:
    """Say that minutes are adopted, and the numbers they gave."""
    sheet = queries.adoption_of(store, meeting_id)
    said = _("Le procès-verbal est adopté : il ne changera plus.")
    if sheet is not None and sheet.numbers:
        said += " " + _("Numéros donnés : {numbers}.").format(numbers=listed(sheet.numbers))
    return said
