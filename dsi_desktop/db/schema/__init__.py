"""The whole schema of the domain: one module per part of the coordinator's work."""

from dsi_desktop.db.schema import (
    areas,
    directory,
    elections,
    evaluation,
    governance,
    meetings,
    minutes,
    money,
    plan,
    privacy,
    settings,
    work,
)

__all__ = [
    "areas",
    "directory",
    "elections",
    "evaluation",
    "governance",
    "meetings",
    "minutes",
    "money",
    "plan",
    "privacy",
    "settings",
    "work",
]
