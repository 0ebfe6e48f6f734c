"""An assembly of sixty partners and its agenda of twenty-four points, written before it meets."""

from dataclasses import dataclass, field
from pathlib import Path

from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from support.room_window import DAY, SIGNED, Watch

GIVEN = ("Josée", "Stéphane", "Nathalie", "Éric", "Marie-Ève", "Hélène", "Luc", "Manon", "Paul",
         "Rita", "Yves", "Zoé")
FAMILY = ("Bouchard", "Desbiens", "Gauthier", "Harvey", "Tremblay")
POINTS = (
    ("welcome", "Mot de bienvenue et vérification du quorum", "information"),
    ("officers", "Nomination à la présidence et au secrétariat d’assemblée", "decision"),
    ("agenda", "Lecture et adoption de l’ordre du jour", "decision"),
    ("minutes", "Adoption du procès-verbal du 4 juin et suivis", "decision"),
    ("", "Dénonciation d’intérêts", "information"),
    ("", "Dépôt des comptes rendus des chantiers", "information"),
    ("", "Avancées du chantier Transport", "exchange"),
    ("", "Avancées du chantier Sécurité alimentaire", "exchange"),
    ("", "Avancées du chantier Habitation", "exchange"),
    ("", "Avancées du chantier Jeunesse", "exchange"),
    ("", "Navette des aîné·es", "decision"),
    ("", "Récupération alimentaire", "decision"),
    ("", "Logement des saisonniers", "decision"),
    ("", "Frigos partagés", "decision"),
    ("", "Plan de communauté 2027", "decision"),
    ("", "Budget 2027", "decision"),
    ("", "Règles de fonctionnement", "decision"),
    ("", "Représentation à la table régionale", "decision"),
    ("", "Évaluation de la démarche", "exchange"),
    ("", "Communications", "exchange"),
    ("other", "Divers (laissé ouvert)", "information"),
    ("questions", "Période de questions", "exchange"),
    ("next", "Évaluation éclair et prochaine rencontre", "information"),
    ("end", "Levée de la rencontre", "information"),
)


@dataclass
class Assembly:
    """The ids of the assembly, of its sixty members and of its points."""

    body: str = ""
    meeting: str = ""
    former: str = ""
    people: dict[str, str] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)


def assembly(folder: Path) -> tuple[Path, Assembly]:
    """Write the dossier of the assembly, its former minutes waiting."""
    made = Assembly()
    path = folder / "assemblee.dsi"
    store = Store.create(
        path, title="DSI Charlevoix", author=SIGNED.author, device=SIGNED.device,
        clock=Watch("09:00").clock(),
    )
    with store.hurried():
        _seed(store, made)
    store.close()
    return path, made


def _seed(store: Store, made: Assembly) -> None:
    with store.operation("Nommer") as op:
        op.add(Initiative(name="DSI Charlevoix"))
    made.body = governance.create_body(
        store, name="Assemblée des partenaires", kind="assembly", acronym="AT"
    )
    governance.set_rules(
        store, made.body, quorum_kind="majority", below_quorum="refuse",
        decision_mode="simple_majority", names_in_motions=True,
        number_template="{sigle}-{yyyy}-{seq:03}",
    )
    for family in FAMILY:
        for given in GIVEN:
            person = directory.add_person(store, given_name=given, family_name=family)
            made.people[f"{given} {family}"] = person
            governance.appoint_member(
                store, body_id=made.body, person_id=person, start_on="2026-01-15",
                role="chair" if (given, family) == ("Josée", "Bouchard") else "member",
            )
    made.former = _former(store, made)
    made.meeting = meetings.create_meeting(
        store, body_id=made.body, held_on=DAY.isoformat(), start_time="13:00", end_time="16:00",
        place="Salle des loisirs, Saint-Hilarion", kind="ordinary",
    )
    made.items = [
        meetings.add_item(store, made.meeting, title, kind=kind, minutes=7, standard=standard)
        for standard, title, kind in POINTS
    ]
    meetings.convene_meeting(store, made.meeting, sent_on="2026-11-20")


def _former(store: Store, made: Assembly) -> str:
    former = meetings.create_meeting(store, body_id=made.body, held_on="2026-06-04")
    for person in made.people.values():
        meetings.set_attendance(store, former, person, "present")
    meetings.open_meeting(store, former, "13:00")
    minutes.record_followup(
        store, former, None, "Écrire au ministère des Transports",
        person_id=made.people["Luc Harvey"], due_on="2026-09-15",
    )
    meetings.close_meeting(store, former, "16:00")
    return former
