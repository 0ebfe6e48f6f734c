"""The models a board may take: the five of the application, then those of the dossier."""

from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.rules import templates
from dsi_desktop.features.boards.rules.template_list import offered
from dsi_desktop.kernel.text import fold

_TEMPLATE = "boards.template:"


def board_templates(store: Store) -> list[templates.Template]:
    """Return every model that can be read; what another program garbled is left out."""
    with store.read() as session:
        kept = settings(session, _TEMPLATE)
    own = [templates.read(key, text or "") for key, text in kept.items()]
    return [
        *offered(), *sorted((one for one in own if one), key=lambda one: (fold(one.name), one.key)),
    ]
