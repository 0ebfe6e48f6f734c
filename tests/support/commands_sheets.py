"""Every command of a sheet of the directory, as one gesture on the same small directory."""

from dsi_desktop.db.schema.directory import Attachment, Organization, Person
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from support.commands_directory import Gesture, every, first


def the_minutes(store: Store) -> str:
    """Join one document to the first organisation."""
    return commands.attach_document(
        store, table="organization", record_id=first(store, Organization),
        name="entente.pdf", content=b"%PDF-1.7 entente",
        caption="Entente 2026",
    )


def voiced(store: Store) -> None:
    """Let the first organisation bring two voices."""
    commands.set_voices(store, first(store, Organization), ["personnes aînées", "jeunes"])


COMMANDS: list[tuple[str, Gesture]] = [
    ("change_organization", lambda s: commands.change_organization(
        s, first(s, Person), organization_id=every(s, Organization)[1], on="2026-11-01",
        title="agente de développement")),
    ("set_tags", lambda s: commands.set_tags(
        s, table="person", record_id=first(s, Person), names=["fondatrice", " ", "Forum 2026"])),
    ("add_population", lambda s: commands.add_population(s, "personnes locataires")),
    ("set_voices", lambda s: commands.set_voices(
        s, first(s, Organization), ["Jeunes", "personnes seules"])),
    ("attach_document", the_minutes),
    ("caption_document", lambda s: commands.caption_document(
        s, first(s, Attachment), "Entente signée")),
    ("turn_picture", lambda s: commands.turn_picture(s, first(s, Attachment), 3)),
    ("remove_document", lambda s: commands.remove_document(s, first(s, Attachment))),
]
PREPARED: dict[str, Gesture] = {
    "set_voices": voiced, "remove_document": the_minutes, "caption_document": the_minutes,
    "turn_picture": the_minutes,
}
