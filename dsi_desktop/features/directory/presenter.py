"""What the screen of the directory decides: how a list looks, why two records look alike."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dsi_desktop.features.directory.queries.comparison import Comparison, FieldPair
from dsi_desktop.features.directory.queries.duplicates import Pair
from dsi_desktop.features.directory.rules.merging import best
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import listed

_ORDER = "order:"
Value = str | int | None


@dataclass(frozen=True, slots=True)
class ListLook:
    """The columns shown, by key, and the one that orders."""

    columns: frozenset[str]
    sort: str = "name"
    descending: bool = False

    @property
    def written(self) -> str:
        """The look in words separated by spaces, for the preferences."""
        sign = "-" if self.descending else ""
        return " ".join((*sorted(self.columns), f"{_ORDER}{sign}{self.sort}"))

    def toggled(self, key: str) -> "ListLook":
        """Return this with a column more, or less."""
        return replace(self, columns=self.columns ^ {key})

    def ordered(self, key: str) -> "ListLook":
        """Return this ordered by a column; the same one again turns the order round."""
        return replace(self, sort=key, descending=key == self.sort and not self.descending)


def read_look(text: str, known: Collection[str], usual: Iterable[str]) -> ListLook:
    """Read a look; columns this version does not know are left out, "" gives the usual ones."""
    words = text.split()
    columns = frozenset(words) & frozenset(known) if text else frozenset(usual)
    order = next((word.removeprefix(_ORDER) for word in words if word.startswith(_ORDER)), "")
    sort = order.removeprefix("-")
    if sort not in known:
        return ListLook(columns)
    return ListLook(columns, sort, order.startswith("-"))


def fitting(
    widths: Mapping[str, int], spared: Sequence[str], chosen: Collection[str], room: int,
) -> frozenset[str]:
    """Return the columns shown in `room`: those chosen, less the first `spared` that lack it.

    A column that is never spared stays whatever the room.
    """
    shown = {key for key in widths if key in chosen or key not in spared}
    lacking = sum(widths[key] for key in shown) - room
    for key in spared:
        if lacking > 0 and key in shown:
            shown.remove(key)
            lacking -= widths[key]
    return frozenset(shown)


def reasons_said(pair: Pair) -> str:
    """Say why two records look alike: « même nom et même courriel », « noms semblables (84 %) »."""
    words = {
        "name": _("même nom"), "acronym": _("même sigle"), "email": _("même courriel"),
        "phone": _("même téléphone"), "website": _("même site Web"),
    }
    said = [words[reason] for reason in pair.reasons]
    if "name" not in pair.reasons and pair.near >= 50:
        said.append(_("noms semblables ({share} %)").format(share=pair.near))
    return listed(said) if said else _("peu de ressemblance")


@dataclass(frozen=True, slots=True)
class Choosing:
    """What is being chosen of two records: who stays, and each field; nothing is written yet."""

    compared: Comparison
    keeps_one: bool
    picks: Mapping[str, str]

    @property
    def keep_id(self) -> str:
        """The record that stays."""
        return self.compared.one_id if self.keeps_one else self.compared.other_id

    @property
    def gone_id(self) -> str:
        """The record that goes into the other."""
        return self.compared.other_id if self.keeps_one else self.compared.one_id

    @property
    def name(self) -> str:
        """The name of the record that stays, before what is chosen."""
        return self.compared.one_name if self.keeps_one else self.compared.other_name

    def pick(self, field: FieldPair) -> str:
        """Tell whose value is taken: "one", "other" or "both"."""
        return self.picks.get(field.name) or self.proposed(field)

    def proposed(self, field: FieldPair) -> str:
        """Return what is proposed: both texts, else who stays unless they say nothing."""
        if field.both:
            return "both"
        mine, theirs = (field.one, field.other) if self.keeps_one else (field.other, field.one)
        staying = best(mine, theirs) == mine
        return "one" if staying is self.keeps_one else "other"

    def picked(self, name: str, side: str) -> "Choosing":
        """Return this with another value chosen."""
        return replace(self, picks={**self.picks, name: side})

    def keeping(self, *, one: bool) -> "Choosing":
        """Return this with another record that stays; what was picked by hand stays picked."""
        return replace(self, keeps_one=one)

    @property
    def chosen(self) -> dict[str, Value]:
        """The value of every field, for the command."""
        return {field.name: self.value(field) for field in self.compared.fields}

    def value(self, field: FieldPair) -> Value:
        """Return what a field will say."""
        return {"one": field.one, "other": field.other, "both": field.both}[self.pick(field)]


def choosing(compared: Comparison) -> Choosing:
    """Begin with the record on which more hangs: fewer rows change their hand."""
    one, other = compared.weights
    return Choosing(compared, keeps_one=one >= other, picks={})
