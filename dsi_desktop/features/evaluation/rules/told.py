"""What is read of effects and of actions: one line each."""

from dataclasses import dataclass

from dsi_desktop.features.evaluation.rules.actions import Told


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """An effect as it is told; texts are "" where nothing was said."""

    id: str
    plan_id: str
    parent_id: str
    what: str
    who: str
    happened_text: str
    happened_on: str
    significance: str
    contribution: str
    kind: str
    capital: str
    expected: bool
    substantiated: bool
    harvested_on: str
    action_id: str
    action: str
    change_id: str
    change: str
    area_id: str
    area: str
    body_id: str
    body: str
    hue: int | None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action looked back at; `told` is what it says of itself."""

    id: str
    code: str
    title: str
    body: str
    hue: int | None
    progress: int | None
    when_text: str
    effects: int
    indicators: int
    told: Told
