"""The démarche itself and what was set for it."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import (
    choice_field,
    flag_field,
    link_field,
    prose_field,
    rank_field,
    text_field,
)


class Initiative(Entity, Base, kw_only=True):
    """The démarche this dossier holds: one row."""

    __tablename__ = "initiative"
    name: Mapped[str] = text_field("nom de la démarche")
    area_id: Mapped[str | None] = link_field("territoire", "area")
    data_holder: Mapped[str] = choice_field("qui détient les données", "data_holder", "npo")
    privacy_officer: Mapped[str] = text_field("responsable des renseignements personnels")
    privacy_contact: Mapped[str] = text_field("coordonnée publique du responsable")
    coordinator: Mapped[str] = text_field("coordination")
    demonstration: Mapped[bool] = flag_field("données de démonstration")
    fine_spaces: Mapped[bool] = flag_field("espaces fines avant ; ! ?")
    fiscal_year_start: Mapped[str] = text_field("début de l’exercice", "04-01")
    logo_sha256: Mapped[str] = text_field("logo")


class Setting(Entity, Base, kw_only=True):
    """One choice kept with the dossier."""

    __tablename__ = "setting"
    key: Mapped[str] = text_field("clé")
    value: Mapped[str] = prose_field("valeur")


class SavedFilter(Entity, Base, kw_only=True):
    """A filter kept under a name."""

    __tablename__ = "saved_filter"
    page: Mapped[str] = text_field("page")
    name: Mapped[str] = text_field("nom")
    query: Mapped[str] = prose_field("filtre")
    rank: Mapped[str] = rank_field()


class MappingProfile(Entity, Base, kw_only=True):
    """How the columns of a foreign sheet map to ours."""

    __tablename__ = "mapping_profile"
    name: Mapped[str] = text_field("nom")
    format: Mapped[str] = text_field("format")
    mapping: Mapped[str] = prose_field("correspondances")
