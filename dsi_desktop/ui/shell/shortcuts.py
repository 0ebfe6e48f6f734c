"""Every key of the program in one table: what works everywhere, then page by page."""

from dataclasses import dataclass

from dsi_desktop.kernel.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Key:
    """One key as people read it, and what it does. `keys` are Qt's words, for the shell's own."""

    keys: str
    words: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place."""

    title: str
    keys: tuple[Key, ...]


EVERYWHERE = KeyGroup(N_("Partout"), (
    Key("Ctrl+K", N_("Chercher, aller à une page, donner un ordre"), "palette"),
    Key("Ctrl+Shift+N", N_("Ouvrir le menu « Nouveau »"), "new"),
    Key("Ctrl+Z", N_("Annuler la dernière opération"), "undo"),
    Key("Ctrl+Shift+Z", N_("Rétablir"), "redo"),
    Key("Alt+Left", N_("Revenir à la page précédente"), "back"),
    Key("Alt+1", N_("Aller à la première page de la barre, Alt+2 à la deuxième…")),
    Key("Ctrl+Shift+P", N_("Préparer la clé USB"), "share"),
    Key("H", N_("Voir l’historique de la fiche choisie"), "history"),
    Key("Ctrl+,", N_("Ouvrir les réglages"), "settings"),
    Key("Ctrl+O", N_("Ouvrir un autre dossier"), "open"),
    Key("Ctrl+Q", N_("Quitter"), "quit"),
    Key("F1", N_("Montrer ces touches"), "keys"),
    Key("F6", N_("Passer de la barre au contenu, et retour"), "region"),
    Key("Esc", N_("Fermer la fiche, le menu ou la question")),
))  # fmt: skip
PAGES = (
    ("directory", KeyGroup(N_("Répertoire"), (
        Key("Return", N_("Ouvrir la fiche")), Key("N", N_("Ajouter une fiche")),
        Key("E", N_("Modifier la fiche")), Key("Del", N_("Archiver la fiche")),
        Key("Ctrl+F", N_("Filtrer la liste")), Key("Ctrl+P", N_("Fiche de l’organisation en PDF")),
    ))),
    ("governance", KeyGroup(N_("Organigramme"), (
        Key("↑ ↓ ← →", N_("Suivre l’arbre")), Key("Space", N_("Replier ou déplier")),
        Key("Return", N_("Ouvrir l’instance")), Key("+ −", N_("Agrandir, réduire")),
        Key("0", N_("Tout montrer")), Key("M", N_("Déplacer sous…")),
        Key("F2", N_("Renommer")), Key("E", N_("Modifier")), Key("N", N_("Ajouter")),
        Key("Del", N_("Mettre en veille")),
        Key("Ctrl+Return", N_("Élections : la prochaine chose à faire")),
        Key("F9", N_("Élections : projeter pour la salle")),
    ))),
    ("governance", KeyGroup(N_("Sièges"), (
        Key("Return", N_("Pourvoir le siège, ou ouvrir la personne qui l’occupe")),
        Key("N", N_("Nommer un membre")), Key("P", N_("Remplacer")),
        Key("R", N_("Renouveler le mandat")), Key("L", N_("Écrire la lettre de mandat")),
        Key("F2", N_("Modifier le siège ou le collège")), Key("Del", N_("Mettre fin au mandat")),
    ))),
    ("boards", KeyGroup(N_("Chantiers"), (
        Key("↑ ↓ ← →", N_("Aller d’une carte à l’autre")),
        Key("N", N_("Écrire des cartes en haut de la colonne ; coller en fait une par ligne")),
        Key("Return", N_("Ouvrir la carte")), Key("Ctrl+→", N_("Porter à la colonne voisine")),
        Key("Ctrl+↓", N_("Descendre dans la colonne")),
        Key("Ctrl+Shift+↓", N_("Porter au couloir d’en dessous")),
        Key("Shift+↓", N_("Choisir plusieurs cartes ; Ctrl+A, toutes celles de la colonne")),
        Key("M", N_("Déplacer vers…")), Key("-", N_("Replier la colonne, ou la déplier")),
        Key("F2", N_("Renommer")), Key("Del", N_("Archiver")),
        Key("Ctrl+1", N_("Tableau ; Ctrl+2 et les suivants, les autres vues")),
        Key("Ctrl+F", N_("Filtrer les cartes")), Key("F9", N_("Projection du tableau")),
        Key("Ctrl+Shift+C", N_("Colonnes et limites…")),
        Key("Ctrl+P", N_("Imprimer le tableau…")),
    ))),
    ("meetings", KeyGroup(N_("Rencontres"), (
        Key("Return", N_("Ouvrir la rencontre ou le point")), Key("N", N_("Ajouter")),
        Key("Alt+Up", N_("Monter le point")), Key("Alt+Down", N_("Descendre le point")),
        Key("+ −", N_("Cinq minutes de plus, de moins")), Key("Del", N_("Retirer le point")),
    ))),
    ("resolutions", KeyGroup(N_("Registre des résolutions"), (
        Key("Return", N_("Lire la résolution en entier")),
        Key("O", N_("Ouvrir la rencontre à cette ligne")),
        Key("X", N_("Extrait certifié conforme en PDF")),
        Key("Ctrl+F", N_("Chercher dans le registre")),
    ))),
    ("solicitation", KeyGroup(N_("Sollicitation"), (
        Key("↑ ↓ ← →", N_("Aller d’un mois et d’un nom à l’autre")),
        Key("Return", N_("Voir les rencontres du mois, ou la fiche")),
        Key("S", N_("Aller à la suggestion")), Key("T", N_("Régler le seuil du nom choisi")),
        Key("Ctrl+1", N_("Charge ; Ctrl+2 compare, Ctrl+3 montre routes et tables")),
    ))),
    ("coverage", KeyGroup(N_("Couverture"), (
        Key("↑ ↓ ← →", N_("Aller d’une case à l’autre")),
        Key("Return", N_("Sur une case : ses fiches ; sur un manque : créer ce qui manque")),
        Key("O", N_("Ouvrir la fiche")), Key("Del", N_("Écarter avec un motif, ou reprendre")),
        Key("Esc", N_("Revenir aux manques")),
        Key("Ctrl+1", N_("Couverture ; Ctrl+2, cohérence")),
        Key("Ctrl+P", N_("Imprimer la couverture en PDF")),
    ))),
    ("projects", KeyGroup(N_("Projets et balises"), (
        Key("Return", N_("Ouvrir le projet ou la balise")), Key("N", N_("Ajouter")),
        Key("E", N_("Modifier")), Key("B", N_("Répondre aux balises")),
        Key("R", N_("Recommander ; D, décider")), Key("S", N_("Noter une autre étape")),
        Key("P", N_("Inscrire le projet au plan")),
        Key("Backspace", N_("Annuler la dernière étape")), Key("Del", N_("Retirer")),
        Key("F", N_("Mettre fin à la balise")), Key("Ctrl+F", N_("Filtrer les projets")),
        Key("Alt+1", N_("Liste ; Alt+2, par étape ; Alt+3, balises")),
        Key("Ctrl+P", N_("Fiche de recommandation en PDF")),
    ))),
    ("schedule", KeyGroup(N_("Calendrier du plan"), (
        Key("↑ ↓", N_("Aller d’une action à l’autre")),
        Key("← →", N_("Parcourir le temps ; sur un chantier, le replier ou le déplier")),
        Key("Shift+→", N_("Déplacer l’action d’un pas de l’échelle")),
        Key("Ctrl+Shift+→", N_("Déplacer sa fin")), Key("Alt+Shift+→", N_("Déplacer son début")),
        Key("D", N_("Dater l’action")), Key("L", N_("Faire attendre l’action…")),
        Key("C", N_("Chemin critique")), Key("T", N_("Revenir à aujourd’hui")),
        Key("+ −", N_("Mois, trimestres, années")), Key("Return", N_("Ouvrir la fiche")),
        Key("Ctrl+P", N_("Imprimer le calendrier…")),
    ))),
    ("evaluation", KeyGroup(N_("Évaluation"), (
        Key("↑ ↓ ← →", N_("Aller d’un effet à l’autre sur la carte")),
        Key("Return", N_("Ouvrir l’effet, l’action ou la passation")),
        Key("N", N_("Récolter un effet")), Key("R", N_("Ajouter un effet entraîné")),
        Key("E", N_("Modifier l’effet")), Key("Del", N_("Retirer l’effet")),
        Key("+ −", N_("Agrandir la carte, ou compter un formulaire")),
        Key("Ctrl+1", N_("Effets ; Ctrl+2 à 4, actions, processus, bilan")),
        Key("Ctrl+P", N_("Imprimer la partie à l’écran")),
    ))),
    ("minutes", KeyGroup(N_("Procès-verbal"), (
        Key("d r a", N_("En tête de ligne : décision, résolution, suivi")),
        Key("am v", N_("En tête de ligne : amendement, vote de ce qui est en débat")),
        Key("@ ! ;", N_("Une personne ou une organisation, une échéance, une phrase")),
        Key("Ctrl+D", N_("La ligne est une décision")),
        Key("Ctrl+R", N_("La ligne est une résolution")),
        Key("Ctrl+T", N_("La ligne est un suivi")), Key("Alt+Down", N_("Point suivant")),
        Key("F2", N_("Tours de parole, à côté des lignes")),
        Key("F4", N_("Aller aux présences")), Key("F5", N_("Faire ce que ce point demande")),
        Key("F8", N_("Bibliothèque de phrases")),
        Key("F10", N_("Après la rencontre : trous, versions, suites, dépôts, adoption")),
        Key("Ctrl+L", N_("Vote par organisation")),
        Key("E", N_("Sur une ligne : corriger tous ses champs")),
        Key("F9", N_("Projeter pour la salle")),
    ))),
    ("exchange", KeyGroup(N_("Partager et recevoir"), (
        Key("Return", N_("Recevoir, ou terminer")), Key("C", N_("Copier le code du dossier")),
        Key("D", N_("Voir le détail de ce qui arrive")), Key("Esc", N_("Ne rien prendre")),
        Key("1", N_("À décider : garder la première version")),
        Key("2", N_("À décider : garder la deuxième version")),
        Key("3", N_("À décider : écrire autre chose")),
        Key("P", N_("À décider : plus tard")),
        Key("Alt+Down", N_("À décider : question suivante")),
    ))),
    ("history", KeyGroup(N_("Historique"), (
        Key("← →", N_("Un jour avant, un jour après")),
        Key("Ctrl+←", N_("Geste précédent")), Key("Ctrl+→", N_("Geste suivant")),
        Key("Del", N_("Annuler le geste choisi")), Key("Return", N_("Ouvrir, ou remettre")),
        Key("Esc", N_("Revenir à la liste")),
    ))),
    ("plan", KeyGroup(N_("Plan de communauté"), (
        Key("← →", N_("Replier, déplier")), Key("Return", N_("Ouvrir la fiche")),
        Key("N", N_("Ajouter à ce niveau")), Key("F2", N_("Renommer, modifier la cellule")),
        Key("E", N_("Changer l’état")), Key("R", N_("Changer la personne responsable")),
        Key("D", N_("Changer l’échéance")), Key("P", N_("Noter l’avancement")),
        Key("M", N_("Déplacer vers")), Key("Ctrl+C", N_("Copier les lignes du tableau")),
        Key("Alt+1", N_("Arbre")), Key("Alt+2", N_("Carte")), Key("Alt+3", N_("Tableau")),
        Key("+ −", N_("Rapprocher ou éloigner la carte")), Key("0", N_("Voir toute la carte")),
        Key("B", N_("Chaîne brisée suivante")), Key("Ctrl+P", N_("Imprimer le plan")),
        Key("F9", N_("Projeter les avancées par chantier")),
    ))),
)  # fmt: skip
_SPOKEN = (
    ("Shift", N_("Maj")), ("Return", N_("Entrée")), ("Space", N_("Espace")), ("Esc", N_("Échap")),
    ("Del", N_("Suppr")), ("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓"),
)  # fmt: skip


def spoken(keys: str) -> str:
    """Return the key as it is printed on a keyboard: « Ctrl+Maj+Z », « Alt+← »."""
    for word, shown in _SPOKEN:
        keys = keys.replace(word, _(shown))
    return keys


def shell_keys(command: str) -> str:
    """Return the keys of a command of the shell, in Qt's words."""
    return next(key.keys for key in EVERYWHERE.keys if key.command == command)


def groups_for(page: str) -> list[KeyGroup]:
    """Return the keys that work on a page: its own first, then those of everywhere."""
    return [*(group for name, group in PAGES if name == page), EVERYWHERE]
