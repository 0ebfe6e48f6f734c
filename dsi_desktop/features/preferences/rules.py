"""What a new dossier starts with: territories of the MAMH list, models of bodies."""

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from dsi_desktop.kernel import resources
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.text import fold

_ISLANDS = "010"
_POPULATION_YEAR = 2023


@dataclass(frozen=True, slots=True)
class Municipality:
    """One line of the MAMH list (CC BY 4.0). `code` is the key: two names may be equal."""

    code: str
    name: str
    designation: str
    mrc_code: str
    mrc: str
    region: str
    population: int
    surface: int

    @property
    def time_zone(self) -> str:
        """The Îles live an hour later."""
        return "America/Halifax" if self.mrc_code == _ISLANDS else "America/Toronto"


@dataclass(frozen=True, slots=True)
class Territory:
    """A choice of the new dossier: a few MRC, or one municipality."""

    key: str
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A set of bodies to start from. Names are French sources."""

    key: str
    title: str
    words: str
    assembly: str
    committee: str
    committee_kind: str
    chantiers: tuple[str, ...]


MODELS = MappingProxyType({
    model.key: model for model in (
        Model("charlevoix", N_("Charlevoix"), N_("Assemblée, comité conseil, chantiers"),
              N_("Assemblée des partenaires"), N_("Comité conseil"), "advisory_committee",
              (N_("Mobilité durable"), N_("Sécurité alimentaire"), N_("Jeunesse"),
               N_("Habitation"), N_("Emploi"))),
        Model("gim", N_("Gaspésie–Îles"), N_("Forum, comité territorial, chantiers en cogestion"),
              N_("Forum des partenaires"), N_("Comité territorial"), "territorial_committee",
              (N_("Sécurité alimentaire"), N_("Transport"), N_("Logement"))),
        Model("empty", N_("Vide"), N_("Tout nommer ensuite"), "", "", "", ()),
    )
})  # fmt: skip


def municipalities() -> list[Municipality]:
    """Return the 57 municipalities of the two regions, as the MAMH lists them."""
    source = resources.path("data", "territoires.csv")
    with source.open(encoding="utf-8", newline="") as lines:
        return [
            Municipality(
                row["code_geo"],
                row["municipalite"].replace("'", "’"),
                row["designation"],
                row["code_mrc"],
                row["mrc"],
                row["region"].replace("Gaspésie-Îles", "Gaspésie–Îles"),
                int(row["population"]),
                round(float(row["superficie_km2"]) * 100),
            )
            for row in csv.DictReader(lines)
        ]


def territories(known: Sequence[Municipality]) -> list[Territory]:
    """Return what a dossier may cover: the two regions of the démarches, each MRC, each place."""
    by_mrc: dict[str, list[Municipality]] = {}
    for one in known:
        by_mrc.setdefault(one.mrc_code, []).append(one)
    names = {code: _mrc_name(places[0]) for code, places in by_mrc.items()}
    gaspesie = [code for code in by_mrc if code < "100"]
    found = [
        Territory("charlevoix", _("Charlevoix et Charlevoix-Est"), _codes(by_mrc, ["160", "150"])),
        Territory("gim", _("Gaspésie–Îles-de-la-Madeleine"), _codes(by_mrc, gaspesie)),
    ]
    found += [
        Territory(code, names[code], _codes(by_mrc, [code]))
        for code in sorted(by_mrc, key=lambda code: fold(names[code]))
    ]
    found += [
        Territory(one.code, f"{one.name} ({names[one.mrc_code]})", (one.code,))
        for one in sorted(known, key=lambda one: fold(one.name))
    ]
    return found


def summary(territory: Territory, known: Sequence[Municipality]) -> str:
    """Return « 13 municipalités, 2 MRC ou l’équivalent, ajoutées avec leur population. »."""
    mrcs = {one.mrc_code for one in known if one.code in territory.codes}
    words = ngettext(
        "{m} municipalité, {r} MRC ou l’équivalent, ajoutée avec sa population.",
        "{m} municipalités, {r} MRC ou l’équivalent, ajoutées avec leur population.",
        len(territory.codes),
    )
    return words.format(m=len(territory.codes), r=len(mrcs))


def population_year() -> int:
    """Return the year of the populations of the list."""
    return _POPULATION_YEAR


def initials_of(name: str, taken: Collection[str] = ()) -> str:
    """Return the acronym proposed for a chantier: its first letters, three or as many as it takes.

    A name whose letters are all taken ends in a number.
    """
    letters = "".join(sign for sign in fold(name).upper() if sign.isalpha())
    for length in range(3, max(len(letters), 3) + 1):
        if letters[:length] not in taken:
            return letters[:length]
    return next(found for n in count(2) if (found := f"{letters[:3]}{n}") not in taken)


def _mrc_name(one: Municipality) -> str:
    if one.mrc_code == _ISLANDS:
        return _("Communauté maritime des Îles-de-la-Madeleine")
    vowel = fold(one.mrc)[:1] in "aeiouyh"
    if one.mrc.startswith("Le "):
        return _("MRC du {name}").format(name=one.mrc[3:])
    if one.mrc.startswith("La "):
        return _("MRC de {name}").format(name=one.mrc)
    return (_("MRC d’{name}") if vowel else _("MRC de {name}")).format(name=one.mrc)


def _codes(by_mrc: dict[str, list[Municipality]], mrcs: Sequence[str]) -> tuple[str, ...]:
    return tuple(one.code for code in mrcs for one in by_mrc[code])
