"""Who was named in a form: a name typed becomes a person of the directory, or is refused."""

from collections.abc import Mapping, Sequence

from dsi_desktop.features.minutes.rules.capture import Known, person_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import Value


def named(
    values: Mapping[str, Value], fields: Mapping[str, str], people: Sequence[Known]
) -> dict[str, str | None]:
    """Return the ids of those named; `fields` gives the name of each id. Nobody is None."""
    found: dict[str, str | None] = {}
    for field, column in fields.items():
        typed = str(values.get(field) or "").strip()
        person = person_of(typed, people) if typed else None
        if typed and person is None:
            raise RuleBroken(_("Personne ne porte ce nom : choisissez dans la liste."), field)
        found[column] = person.id if person else None
    return found
