"""Write docs/CONFIANCE.md: what was drawn, how often, when, and what failed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.mutants import KILLED, SURVIVING, table
from tools.proofs import PROOFS, Proof

_HEAD: Final = """# Pourquoi faire confiance à ce programme

Cette page dit ce qui a été essayé, combien de fois, quand, et ce qui a échoué. Elle est écrite
par `python3 dev.py drill --long` ; les nombres sont ceux qui ont été atteints, pas ceux qui sont
visés. Chaque essai est aussi fait, moins souvent, à chaque envoi de code.
"""
_UNPROVED: Final = """## Ce qui n’est pas prouvé ici

- Ces essais ont tourné sous Linux. Les coupures de courant, les clés retirées et les fichiers
  verrouillés de Windows et de macOS n’ont pas été essayés par ces nombres.
- Une coupure de courant est rejouée à partir des écritures enregistrées ; un disque qui ment sur
  ce qu’il a synchronisé n’est pas imité.
- Une faute plantée qu’aucun essai ne remarque est nommée ci-dessus avec sa raison.
"""


@dataclass(frozen=True, slots=True)
class Proved:
    """The figures of the last long run of a proof."""

    count: int
    failures: list[str]
    skipped: str
    seconds: int
    commit: str
    day: str
    machine: str


def write_page(path: Path, proved: Mapping[str, Proved]) -> None:
    """Write the whole page."""
    parts = [_HEAD, _figures(proved), _failures(proved), _what(PROOFS), _mutants(), _UNPROVED]
    path.write_text("\n".join(part for part in parts if part), encoding="utf-8")


def _figures(proved: Mapping[str, Proved]) -> str:
    rows = [
        "## Ce qui a été atteint\n",
        "| Preuve | Unité | À chaque envoi | Visé | Atteint | Échecs | Durée | Jour | Version |",
        "|---|---|---:|---:|---:|---:|---:|---|---|",
    ]
    for proof in PROOFS:
        target = _number(release(proof))
        one = proved.get(proof.name)
        if one is None:
            reached = "pas encore | | | |"
        else:
            count = f"{_number(one.count)}{' (' + one.skipped + ')' if one.skipped else ''}"
            reached = (f"{count} | {len(one.failures)} | {_lasted(one.seconds)} | {one.day} | "
                       f"{one.commit} |")  # fmt: skip
        rows.append(
            f"| {proof.name} | {proof.unit} | {_number(proof.push)} | {target} | {reached}"
        )
    machines = sorted({one.machine for one in proved.values()})
    if machines:
        rows.append(f"\nMachine : {' ; '.join(machines)}.")
    return "\n".join(rows) + "\n"


def release(proof: Proof) -> int:
    """Return how often a release draws a proof: the faults planted, all of them."""
    return proof.release or len(table(KILLED))


def _failures(proved: Mapping[str, Proved]) -> str:
    lines = [
        f"- {name}, {one.day}, version {one.commit} : `{failure}`"
        for name, one in sorted(proved.items())
        for failure in one.failures
    ]
    return "\n".join(["## Échecs du dernier passage\n", *lines]) + "\n" if lines else ""


def _what(proofs: Iterable[Proof]) -> str:
    lines = [f"- **{proof.name}** : {proof.told}" for proof in proofs]
    return "\n".join(["## Ce que chaque preuve essaie\n", *lines]) + "\n"


def _mutants() -> str:
    killed, alive = table(KILLED), table(SURVIVING)
    where = "tests/drills/mutants.tsv"
    lines = [
        "## Fautes plantées\n",
        f"Chacune de ces {len(killed)} fautes est remarquée par un essai, que nomme `{where}`.",
    ]
    if alive:
        lines += [
            f"{len(alive)} ne le sont pas :\n",
            "| Faute | Texte remplacé | Raison |",
            "|---|---|---|",
        ]
        lines += [f"| {one.name} | `{_cell(one.was)}` | {one.told} |" for one in alive]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    short = text if len(text) <= 60 else f"{text[:59]}…"
    return short.replace("|", "\\|").replace("`", "'")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _lasted(seconds: int) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes else f"{seconds} s"
