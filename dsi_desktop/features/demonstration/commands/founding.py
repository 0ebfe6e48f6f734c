"""Found the dossier, then fill its directory."""

from pathlib import Path
from typing import Any

from dsi_desktop.db.store import Store
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import slug
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.preferences import commands as preferences
from dsi_desktop.features.preferences import rules as territories
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.ids import linked_id

Rows = dict[str, Any]
_MAIL = "demonstration.example"


def found(path: Path, content: Rows, *, author: str, device: str, clock: Clock) -> Store:
    """Create the dossier with its territory, marked as a demonstration, and open it."""
    codes = tuple(
        one.code for one in territories.municipalities() if one.mrc_code in content["mrcs"]
    )
    founding = preferences.Founding(
        name=content["name"], codes=codes, data_holder=content["data_holder"],
        coordinator=content["coordinator"], demonstration=True,
    )
    preferences.create_dossier(path, founding, author=author, device=device, clock=clock)
    store = Store.open(path, author=author, device=device, clock=clock)
    preferences.edit_initiative(store, privacy_officer=content["privacy_officer"])
    return store


def fill_directory(story: Story, content: Rows) -> None:
    """Write the organisations, then the people who work there."""
    for one in territories.municipalities():
        for code in (one.mrc_code, one.code):
            story.know("area", code, linked_id("area", code))
    story.staff = tuple(content["staff"])
    for key, row in content["organizations"].items():
        _add_organization(story, key, row)
    for key, person in content["people"].items():
        _add_person(story, key, person, content)
    for key, number in content["private_contacts"].items():
        directory.add_contact(
            story.store, person_id=story.find("person", key), kind="mobile", value=number,
            private=True,
        )


def _add_organization(story: Story, key: str, row: Rows) -> None:
    organization_id = story.know("organization", key, directory.add_organization(
        story.store, name=row["name"], acronym=row.get("acronym", ""), sector=row["sector"],
        kind=row["kind"], area_id=story.maybe("area", row, "area"),
        mission=row.get("mission", ""), joined_on=story.shift.maybe(row, "joined"),
    ))
    directory.add_contact(
        story.store, organization_id=organization_id, value=f"{slug(key)}@{_MAIL}"
    )


def _add_person(story: Story, key: str, person: list[str], content: Rows) -> None:
    given, family, employer, title = person
    story.employers[key] = employer
    story.names[f"person/{key}"] = f"{given} {family}"
    person_id = story.know("person", key, directory.add_person(
        story.store, given_name=given, family_name=family,
        language=content.get("languages", {}).get(key, "fr"),
        diet=content.get("diets", {}).get(key, ""),
        access_needs=content.get("access_needs", {}).get(key, ""),
        organization_id=story.find("organization", employer), title=title,
    ))
    directory.add_contact(
        story.store, person_id=person_id, value=f"{slug(given)}.{slug(family)}@{_MAIL}",
        preferred=True,
    )
