"""Every command of the indicators, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators import commands as indicators
from dsi_desktop.features.indicators.rules.values import Part
from support import work_ground as ground


def _first(store: Store) -> str:
    return ground.first(store, "indicator")


def _measured(store: Store) -> str:
    return indicators.record_measure(
        store, _first(store), 40, parts=(Part("Sexe", "femmes", 25), Part("Sexe", "hommes", 15)),
        measured_on="2026-11-01", source="Registre", note="Trois écoles",
    )  # fmt: skip


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("record_measure", _measured),
    ("edit_measure", lambda s: indicators.edit_measure(
        s, _measured(s), 41, parts=(Part("Sexe", "femmes", 26),), note="Corrigée")),
    ("remove_measure", lambda s: indicators.remove_measure(
        s, ground.first(s, "measurement"))),
    ("attach_evidence", lambda s: indicators.attach_evidence(
        s, _measured(s), "registre.txt", b"40")),
    ("lock_periods", lambda s: indicators.lock_periods(
        s, ground.first(s, "plan"), "2020-01-01")),
    ("set_indicator", lambda s: indicators.set_indicator(
        s, _first(s), title="Trajets par mois", unit="trajets", baseline=3)),
    ("place_indicator", lambda s: indicators.place_indicator(
        s, _first(s), "desired_change", ground.first(s, "desired_change"))),
    ("edit_target", lambda s: indicators.edit_target(
        s, ground.first(s, "indicator_target"), 500, "2028-03-31")),
    ("remove_target", lambda s: indicators.remove_target(s, ground.first(s, "indicator_target"))),
]  # fmt: skip
