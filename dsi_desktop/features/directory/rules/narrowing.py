"""What narrows a list of the directory, and how it is kept under a name."""

import json
from dataclasses import asdict, dataclass, fields, replace
from types import MappingProxyType

from dsi_desktop.features.directory.rules.names import required
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

KINDS = ("organization", "person")
LACKS = MappingProxyType({
    "organization": ("email", "phone", "area", "seat", "person"),
    "person": ("email", "phone", "area", "seat", "organization"),
})


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Everything at once must hold; "" asks nothing. `area_id` takes what lies in the area too.

    `lacking` is a key of the vocabulary `directory_lack`.
    """

    kind: str = "organization"
    search: str = ""
    sector: str = ""
    area_id: str = ""
    tag_id: str = ""
    body_id: str = ""
    lacking: str = ""
    archived: bool = False

    @property
    def asks(self) -> dict[str, str | bool]:
        """What is asked of each record: the arguments of the query of the list."""
        return {name: value for name, value in asdict(self).items() if name != "kind"}

    @property
    def is_open(self) -> bool:
        """Tell that nothing is asked."""
        return self == Narrowing(kind=self.kind)


def written(narrowing: Narrowing) -> str:
    """Return a filter as it is kept: only what it asks."""
    plain = Narrowing(kind="")
    said = {name: value for name, value in asdict(narrowing).items()
            if value != getattr(plain, name)}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def read(text: str) -> Narrowing:
    """Read a kept filter; what a newer version wrote and this one does not know is left out."""
    try:
        kept = json.loads(text)
    except ValueError:
        return Narrowing()
    if not isinstance(kept, dict):
        return Narrowing()
    known = {
        one.name: kept[one.name] for one in fields(Narrowing)
        if isinstance(kept.get(one.name), bool if one.name == "archived" else str)
    }
    found = Narrowing(**known)
    return found if found.kind in KINDS else replace(found, kind=KINDS[0])


def filter_name(name: str, taken: list[str]) -> str:
    """Return the name of a kept filter; refuse an empty one and one already used."""
    kept = required(name, _("Nommez le filtre."), "name")
    if kept.casefold() in {one.casefold() for one in taken}:
        raise RuleBroken(_("Un filtre porte déjà ce nom."), "name")
    return kept
