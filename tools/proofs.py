"""The proofs of durability and of exchange: what each one tries, how often, where it stands."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof. `each`: drawn per round; `push` and `release`: how often; `told`: for the page."""

    name: str
    told: str
    unit: str
    chosen: tuple[str, ...]
    each: int
    push: int
    release: int


PROOFS: Final = (
    Proof(
        "convergence",
        "Quatre ordinateurs écrivent, suppriment, annulent, tranchent, s’échangent et copient "
        "leurs fichiers dans un ordre quelconque ; à la fin, même code, même contenu, mêmes "
        "choses à décider, mêmes valeurs en vigueur.",
        "histoires", ("-m", "drill", "tests/db/merge/test_convergence.py"), 500, 500, 20_000,
    ),
    Proof(
        "mixed_versions",
        "Les mêmes histoires entre deux versions du programme, mises à jour n’importe quand.",
        "histoires", ("-m", "drill", "tests/db/merge/test_mixed_versions.py"), 300, 300, 5_000,
    ),
    Proof(
        "oracle",
        "Chaque étape comparée à une seconde écriture de la réunion, indépendante, en mémoire.",
        "histoires", ("-m", "drill", "tests/db/merge/test_oracle.py"), 200, 200, 5_000,
    ),
    Proof(
        "years",
        "Cinq ordinateurs pendant trois ans, horloges fausses, fichiers copiés, un ordinateur "
        "remis à un ancien fichier : un seul dossier à la fin, aucun geste perdu.",
        "vies de trois ans", ("tests/drills/test_years.py",), 1, 1, 20,
    ),
    Proof(
        "power_cuts",
        "Le courant coupé à un moment quelconque pendant le travail et les réceptions, secteurs "
        "de 512 octets déchirés, entrées du répertoire perdues : fichier sain, aucun geste "
        "confirmé perdu.",
        "coupures", ("tests/drills/test_power_cuts.py",), 1_000, 300, 20_000,
    ),
    Proof(
        "kills",
        "Le programme tué net à un moment quelconque pendant le travail et les réceptions : "
        "fichier sain, aucun geste confirmé perdu.",
        "arrêts", ("tests/drills/test_kills.py",), 50, 20, 1_000,
    ),
    Proof(
        "exports",
        "L’écriture sur la clé tuée, la clé retirée ou pleine, en ext4, exFAT et FAT32 : "
        "l’ancien fichier ou le nouveau, entier, jamais autre chose.",
        "écritures par système de fichiers et par faute",
        ("-m", "drill", "tests/db/exchange_files/test_stick.py"), 50, 10, 250,
    ),
    Proof(
        "damaged",
        "Dossiers et fichiers d’échange abîmés au hasard (un bit, un secteur, la fin, deux "
        "pages) : aucun arrêt brutal, le dommage est dit ou sans effet.",
        "fichiers", ("tests/drills/test_damage.py",), 500, 200, 10_000,
    ),
    Proof(
        "board_exchanges",
        "Deux ordinateurs déplacent des cartes au hasard, d’un tableau à l’autre aussi, en "
        "ajoutent, en archivent, annulent, retirent des colonnes, puis s’échangent tout : le même "
        "ordre des deux côtés, aucune carte perdue ni doublée.",
        "gestes", ("tests/features/boards/test_board_moves_merged.py",), 10_000, 200, 10_000,
    ),
    Proof(
        "mutants",
        "Des fautes plantées par règle dans le sceau, la réunion, la projection et la "
        "destruction : chacune est remarquée par un essai.",
        "fautes", ("tests/drills/test_mutants.py",), 8, 8, 0,
    ),
)  # fmt: skip
