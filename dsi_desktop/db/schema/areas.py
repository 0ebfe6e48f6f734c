"""Territories by geographic code, and the roads between them (MAMH codes, Popolo Area)."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import choice_field, count_field, link_field, text_field


class Area(Entity, Base, kw_only=True):
    """A territory: region, MRC, municipality, community. Key on `code`, never on the name."""

    __tablename__ = "area"
    code: Mapped[str] = text_field("code géographique")
    name: Mapped[str] = text_field("nom")
    kind: Mapped[str] = choice_field("type", "area_kind", "municipality")
    designation: Mapped[str] = text_field("désignation")
    parent_id: Mapped[str | None] = link_field("fait partie de", "area")
    population: Mapped[int | None] = count_field("population", unit="persons")
    population_year: Mapped[int | None] = count_field("année de la population", unit="year")
    surface: Mapped[int | None] = count_field("superficie", unit="hundredths_km2")
    time_zone: Mapped[str] = text_field("fuseau horaire", "America/Toronto")
    source: Mapped[str] = text_field("source")


class Journey(Entity, Base, kw_only=True):
    """The road between two municipalities, typed once and remembered both ways."""

    __tablename__ = "journey"
    from_area_id: Mapped[str | None] = link_field("de", "area")
    to_area_id: Mapped[str | None] = link_field("à", "area")
    kilometres: Mapped[int | None] = count_field("distance", unit="km")
    minutes: Mapped[int | None] = count_field("durée", unit="min")
