"""The template by which a body numbers its resolutions, proven before it is kept."""

import re

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

DEFAULT = "{sigle}-{yyyy}-{seq:03}"
PLACE = re.compile(r"\{(sigle|yyyy|yy|mm|seq|total)(?::0(\d))?\}")


def check_template(template: str) -> str:
    """Return the template, or the default for nothing; refuse one without a counter."""
    kept = template.strip() or DEFAULT
    left = PLACE.sub("", kept)
    if "{" in left or "}" in left or not re.search(r"\{(seq|total)", kept):
        raise RuleBroken(
            _("Un modèle de numéro contient un compteur : {place}.").format(place="{seq:03}"),
            "number_template",
        )
    return kept
