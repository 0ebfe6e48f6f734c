"""What a person reads of the register."""

from dsi_desktop.features.resolutions.queries.certified import CertifiedSheet, certified
from dsi_desktop.features.resolutions.queries.register import (
    RegisterScopes,
    initiative_name,
    register,
    register_scopes,
)

__all__ = [
    "CertifiedSheet", "RegisterScopes", "certified", "initiative_name", "register",
    "register_scopes",
]
