"""Which bodies of the organigramme are kept by a filter, and which one organisation sits in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed


@dataclass(frozen=True, slots=True)
class Sieve:
    """What must be true of a body; "" asks for nothing."""

    kind: str = ""
    sector: str = ""
    area_id: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.sector or self.area_id)

    def keeps(self, body: ChartBody) -> bool:
        """Tell whether a body is of the kind, the sector and the territory asked for."""
        return (
            self.kind in ("", body.kind)
            and (not self.sector or self.sector in body.sectors)
            and self.area_id in ("", body.area_id or "")
        )


def sifted(bodies: Sequence[ChartBody], sieve: Sieve) -> list[ChartBody]:
    """Return the bodies kept, each under the nearest body kept above it."""
    if not sieve:
        return list(bodies)
    known = {body.id: body for body in bodies}
    kept = {key for key, body in known.items() if sieve.keeps(body)}
    return [replace(known[key], parent_id=_above(known, kept, key)) for key in known if key in kept]


def _above(known: dict[str, ChartBody], kept: set[str], key: str) -> str | None:
    seen = {key}
    parent = known[key].parent_id
    while parent in known and parent not in kept and parent not in seen:
        seen.add(parent)
        parent = known[parent].parent_id
    return parent if parent in kept and parent not in seen else None


def kinds(bodies: Iterable[ChartBody]) -> list[str]:
    """Return the kinds of bodies there are, in the order of the drawing."""
    return list(dict.fromkeys(body.kind for body in bodies))


def sectors(bodies: Iterable[ChartBody]) -> list[str]:
    """Return the sectors that sit somewhere."""
    return sorted({sector for body in bodies for sector in body.sectors if sector})


def areas(bodies: Iterable[ChartBody]) -> list[tuple[str, str]]:
    """Return (id, name) of the territories the bodies cover."""
    return sorted(
        {(body.area_id, body.area) for body in bodies if body.area_id},
        key=lambda pair: pair[1],
    )


def seats_of(bodies: Iterable[ChartBody], organization_id: str) -> list[ChartBody]:
    """Return the bodies an organisation sits in."""
    return [body for body in bodies if organization_id in body.organizations]


def seats_sentence(bodies: Sequence[ChartBody], organization: str) -> str:
    """Say where an organisation sits: « Centre-Femmes siège à 2 instances : … »."""
    if not bodies:
        return _("{name} ne siège à aucune de ces instances.").format(name=organization)
    count = ngettext("{name} siège à {n} instance", "{name} siège à {n} instances", len(bodies))
    return _("{start} : {bodies}.").format(
        start=count.format(name=organization, n=len(bodies)),
        bodies=listed([body.title for body in bodies]),
    )


def kept_sentence(kept: int, whole: int) -> str:
    """Say how many bodies answer the filters."""
    return _("Filtres : {kept} sur {whole} instances.").format(kept=kept, whole=whole)
