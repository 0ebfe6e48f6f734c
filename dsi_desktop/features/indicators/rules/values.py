"""What may be written of an indicator: its values, its parts, its days, its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import fold

AXES = (N_("Sexe"), N_("Âge"), N_("Territoire"))
_LARGEST = 10**12
_SHARES = ("%", "pourcent", "percent", "taux", "rate", "indice", "index", "moyenne", "mean")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a measure: the women, the people of La Malbaie. `value` is scaled alike."""

    axis: str
    name: str
    value: int


def said(value: int | None, decimals: int) -> str:
    """Say a value kept whole: 1180 is « 1 180 », 125 with one decimal « 12,5 »."""
    return "" if value is None else fmt.number(value / 10**decimals, decimals)


def said_with(value: int | None, decimals: int, unit: str) -> str:
    """Say a value and its unit."""
    return " ".join(part for part in (said(value, decimals), unit) if part)


def read_value(typed: str, decimals: int, field: str = "value") -> int | None:
    """Return the whole number behind « 1 180 » or « 12,5 », None for an empty box.

    Raises `RuleBroken` beside the field for what is no number, has more decimals than the
    indicator keeps, or is out of reach.
    """
    bare = "".join(typed.split()).replace("\u202f", "").replace(",", ".").rstrip("%$")
    if not bare:
        return None
    try:
        number = Decimal(bare)
    except InvalidOperation:
        raise RuleBroken(
            _("« {typed} » n’est pas un nombre : écrivez par exemple 1 180 ou 12,5.").format(
                typed=typed.strip()
            ), field,
        ) from None  # fmt: skip
    if not number.is_finite() or abs(number) * 10**decimals > _LARGEST:
        raise RuleBroken(_("Ce nombre est hors de portée."), field)
    scaled = number.scaleb(decimals)
    if scaled != scaled.to_integral_value():
        raise RuleBroken(
            _("Cet indicateur garde {count} décimales : arrondissez, ou changez-en le nombre dans "
              "sa fiche.").format(count=decimals) if decimals else
            _("Cet indicateur se compte en nombres entiers : arrondissez, ou donnez-lui des "
              "décimales dans sa fiche."), field,
        )  # fmt: skip
    return int(scaled)


def required_value(typed: str, decimals: int, field: str = "value") -> int:
    """Return the value typed; an empty box is refused."""
    value = read_value(typed, decimals, field)
    if value is None:
        raise RuleBroken(_("Écrivez la valeur mesurée."), field)
    return value


def read_parts(typed: str, decimals: int) -> tuple[Part, ...]:
    """Read the lines « Sexe, femmes : 61 » of a measure. Raises `RuleBroken` with the line."""
    found: list[Part] = []
    for line in typed.splitlines():
        if not line.strip():
            continue
        named, colon, value = line.rpartition(":")
        axis, comma, name = named.partition(",")
        if not colon or not comma or not axis.strip() or not name.strip():
            raise RuleBroken(
                _("« {line} » : écrivez l’axe, la part et la valeur, comme « Sexe, femmes : 61 ».")
                .format(line=line.strip()), "parts",
            )  # fmt: skip
        found.append(Part(axis.strip(), name.strip(), required_value(value, decimals, "parts")))
    return tuple(found)


def parts_text(parts: Sequence[Part], decimals: int) -> str:
    """Return the lines one types for these parts."""
    return "\n".join(f"{one.axis}, {one.name} : {said(one.value, decimals)}" for one in parts)


def check_parts(parts: Sequence[Part], value: int, unit: str) -> None:
    """Refuse the same part twice, and parts of one axis that add up to more than the whole.

    Shares and rates do not add up: their sum says nothing.
    """
    seen: set[tuple[str, str]] = set()
    sums: dict[str, int] = {}
    for one in parts:
        key = (fold(one.axis), fold(one.name))
        if key in seen:
            raise RuleBroken(
                _("« {part} » est écrit deux fois.").format(part=f"{one.axis}, {one.name}"),
                "parts",
            )
        seen.add(key)
        sums[fold(one.axis)] = sums.get(fold(one.axis), 0) + one.value
        if not _is_share(unit) and value >= 0 and sums[fold(one.axis)] > value:
            raise RuleBroken(
                _("Les parts de « {axis} » dépassent la valeur entière.").format(axis=one.axis),
                "parts",
            )


def _is_share(unit: str) -> bool:
    folded = fold(unit)
    return any(word in folded for word in _SHARES)
