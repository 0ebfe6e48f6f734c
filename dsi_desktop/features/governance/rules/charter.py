"""The rules and colleges a new body starts with, by kind (domain facts §1.3); all can be edited."""

from dsi_desktop.features.governance.rules.presets import RulesValue, preset_of

_STARTS_BALANCED = "advisory_committee"


def default_rules(kind: str) -> dict[str, RulesValue]:
    """Return the fields of `BodyRules` for a new body of this kind; a chantier's by default."""
    return dict(preset_of(kind).rules)


def default_colleges(kind: str) -> tuple[tuple[str, str], ...]:
    """Return (name as French source, sectors) of the colleges a body of this kind starts with.

    Only the comité conseil is balanced everywhere; others take colleges when they want them.
    """
    found = preset_of(kind).colleges if kind == _STARTS_BALANCED else ()
    return tuple((name, sectors) for name, sectors, _parity in found)
