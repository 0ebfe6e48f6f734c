"""The levels of a plan, from the need to the action, and what each hangs from."""

from collections.abc import Mapping
from types import MappingProxyType

LEVELS = ("need", "issue", "orientation", "objective", "desired_change", "action")
# What each column of a record says it serves, the nearest first.
STEPS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType({
    "orientation": (("issue_id", "issue"),),
    "objective": (
        ("parent_id", "objective"), ("orientation_id", "orientation"), ("issue_id", "issue"),
    ),
    "desired_change": (("objective_id", "objective"),),
    "action": (("desired_change_id", "desired_change"), ("objective_id", "objective")),
})  # fmt: skip
