"""The five models every dossier offers, after the work of real chantiers."""

from dsi_desktop.features.boards.rules.templates import CardPlan, ColumnPlan, Template
from dsi_desktop.kernel.i18n import N_, _

_WORKSTREAM = Template(
    "workstream",
    N_("Chantier thématique"),
    N_("Mobilité, habitation, jeunesse, emploi : le travail d’une année, par objectif."),
    (
        ColumnPlan(N_("Idées"), "idea"),
        ColumnPlan(N_("À faire"), "todo"),
        ColumnPlan(N_("En cours"), "doing", 6),
        ColumnPlan(N_("En attente"), "waiting"),
        ColumnPlan(N_("Fait"), "done"),
    ),
    "objective",
    ((N_("Rencontre"), 1), (N_("Financement"), 2), (N_("Communication"), 3), (N_("Portrait"), 4)),
    (
        CardPlan(
            N_("Préparer la première rencontre de l’année"), 1,
            (N_("Choisir la date avec les partenaires"), N_("Écrire l’ordre du jour"),
             N_("Convoquer")), (N_("Rencontre"),),
        ),
        CardPlan(
            N_("Choisir trois priorités pour l’année"), 1,
            (N_("Relire le plan de communauté"), N_("Faire le tour de table")),
        ),
        CardPlan(
            N_("Déposer le compte rendu au comité conseil"), 0,
            (N_("Écrire ce qui a avancé"), N_("Écrire les prochaines étapes")),
            (N_("Communication"),),
        ),
        CardPlan(N_("Inviter une organisation qui manque autour de la table"), 0),
    ),
)  # fmt: skip

_FOOD = Template(
    "food",
    N_("Sécurité alimentaire"),
    N_("Jardins, cuisines, récupération : qui porte quoi, au rythme des saisons."),
    (
        ColumnPlan(N_("Idées citoyennes"), "idea"),
        ColumnPlan(N_("À planifier"), "todo"),
        ColumnPlan(N_("En saison"), "doing", 8, 3),
        ColumnPlan(N_("En attente d’un partenaire"), "waiting"),
        ColumnPlan(N_("Récolté"), "done"),
    ),
    "organization",
    (
        (N_("Circuits courts"), 1), (N_("De la terre à l’assiette"), 2),
        (N_("Partage de savoirs"), 3), (N_("Projet citoyen"), 4), (N_("Dépannage"), 5),
    ),
    (
        CardPlan(
            N_("Ouvrir le jardin collectif"), 1,
            (N_("Confirmer le terrain"), N_("Commander les semences"),
             N_("Former l’équipe de jardinage")), (N_("Projet citoyen"),),
        ),
        CardPlan(
            N_("Récupérer les invendus d’un supermarché"), 1,
            (N_("Signer l’entente"), N_("Trouver le camion réfrigéré"),
             N_("Fixer les jours de cueillette")), (N_("Circuits courts"),),
        ),
        CardPlan(
            N_("Tenir un atelier de transformation"), 0,
            (N_("Réserver la cuisine"), N_("Annoncer l’atelier")), (N_("Partage de savoirs"),),
        ),
        CardPlan(N_("Compter les repas et les personnes rejointes"), 0),
    ),
)  # fmt: skip

_EVENT = Template(
    "event",
    N_("Comité organisateur d’un évènement"),
    N_("Assemblée, forum, chantier d’une journée : tout est prêt le matin venu."),
    (
        ColumnPlan(N_("Idées"), "idea"),
        ColumnPlan(N_("À faire"), "todo"),
        ColumnPlan(N_("En cours"), "doing"),
        ColumnPlan(N_("Confirmation attendue"), "waiting"),
        ColumnPlan(N_("Prêt"), "done"),
    ),
    "none",
    (
        (N_("Lieu"), 1), (N_("Invitations"), 2), (N_("Animation"), 3), (N_("Repas"), 4),
        (N_("Bilan"), 5),
    ),
    (
        CardPlan(
            N_("Réserver la salle"), 1,
            (N_("Accès universel"), N_("Projecteur et son"), N_("Internet pour le lien à distance"),
             N_("Stationnement")), (N_("Lieu"),),
        ),
        CardPlan(
            N_("Envoyer les invitations"), 1,
            (N_("Liste des organisations"), N_("Ordre du jour"), N_("Lien pour se joindre"),
             N_("Relance une semaine avant")), (N_("Invitations"),),
        ),
        CardPlan(
            N_("Préparer l’animation"), 1,
            (N_("Qui anime"), N_("Qui prend les notes"), N_("Questions des ateliers")),
            (N_("Animation"),),
        ),
        CardPlan(N_("Commander le repas"), 1, (N_("Allergies"), N_("Nombre")), (N_("Repas"),)),
        CardPlan(
            N_("Faire le bilan"), 0, (N_("Fiches d’évaluation"), N_("Merci aux partenaires")),
            (N_("Bilan"),),
        ),
    ),
    ("propose_close",),
)  # fmt: skip

_COUNCIL = Template(
    "council",
    N_("Suivi d’un comité conseil"),
    N_("Mandats de l’assemblée, suites du procès-verbal, dépôts des chantiers."),
    (
        ColumnPlan(N_("À mettre à l’ordre du jour"), "idea"),
        ColumnPlan(N_("Confié"), "todo"),
        ColumnPlan(N_("En cours"), "doing", 8),
        ColumnPlan(N_("En attente d’une réponse"), "waiting"),
        ColumnPlan(N_("Réglé"), "done"),
    ),
    "organization",
    (
        (N_("Mandat de l’assemblée"), 1), (N_("Suivi du procès-verbal"), 2), (N_("Dépôt"), 3),
        (N_("Prise de position"), 4),
    ),
    (
        CardPlan(
            N_("Rendre compte du mandat de l’assemblée"), 0,
            (N_("Relire la résolution"), N_("Recueillir les avancées des chantiers")),
            (N_("Mandat de l’assemblée"),),
        ),
        CardPlan(
            N_("Recevoir les comptes rendus des chantiers"), 0, (), (N_("Dépôt"),),
        ),
        CardPlan(
            N_("Préparer le remplacement d’un siège vacant"), 1,
            (N_("Collège visé"), N_("Appel de candidatures")),
        ),
    ),
    ("propose_close",),
)  # fmt: skip

_PROJECTS = Template(
    "projects",
    N_("Dépôt de projets"),
    N_("De l’idée à la reddition : présentée, analysée, recommandée, décidée, versée."),
    (
        ColumnPlan(N_("Idée reçue"), "idea"),
        ColumnPlan(N_("À présenter au chantier"), "todo"),
        ColumnPlan(N_("Analyse à la coordination"), "doing", 5, None, "block"),
        ColumnPlan(N_("Décision attendue"), "waiting"),
        ColumnPlan(N_("Entente et versements"), "doing"),
        ColumnPlan(N_("Rapport reçu"), "done"),
    ),
    "organization",
    ((N_("Démarrage"), 1), (N_("Bonification"), 2), (N_("Pluriannuel"), 3), (N_("À préciser"), 5)),
    (
        CardPlan(
            N_("Analyser un projet"), 1,
            (N_("Porté par une organisation du territoire"),
             N_("Répond à un objectif du plan"), N_("Budget et montage financier"),
             N_("Recommandation écrite")), (N_("À préciser"),),
        ),
        CardPlan(N_("Annoncer l’appel de projets"), 1, (N_("Critères"), N_("Date limite"))),
    ),
)  # fmt: skip

EVERY = (_WORKSTREAM, _FOOD, _EVENT, _COUNCIL, _PROJECTS)


def offered() -> tuple[Template, ...]:
    """Return the five models in the language in force."""
    return tuple(_said(one) for one in EVERY)


def _said(one: Template) -> Template:
    return Template(
        one.key, _(one.name), _(one.words),
        tuple(
            ColumnPlan(_(c.title), c.state, c.limit, c.lane_limit, c.mode) for c in one.columns
        ),
        one.swimlanes,
        tuple((_(name), hue) for name, hue in one.labels),
        tuple(
            CardPlan(
                _(card.title), card.column, tuple(map(_, card.checks)), tuple(map(_, card.labels))
            )
            for card in one.cards
        ),
        one.silent,
    )  # fmt: skip
