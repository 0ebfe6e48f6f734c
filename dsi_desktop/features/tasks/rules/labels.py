"""What a label may be: a short name, and a colour that has a word."""

from dsi_desktop.features.directory.rules import line
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.text import fold

LONGEST = 40
HUES = (
    N_("sarcelle"), N_("bleu"), N_("orange"), N_("vert"), N_("violet"), N_("rose"), N_("ocre"),
)  # fmt: skip


def label_name(text: str) -> str:
    """Return the name of a label; refuse none, and one too long for a card."""
    name = line(text)
    if not name:
        raise RuleBroken(_("Nommez l’étiquette."), "name")
    if len(name) > LONGEST:
        raise RuleBroken(
            _("Une étiquette tient en {n} caractères : raccourcissez-la.").format(n=LONGEST),
            "name",
        )
    return name


def label_hue(hue: int) -> int:
    """Return a colour of the palette."""
    if not 0 <= hue < len(HUES):
        raise RuleBroken(_("Choisissez une couleur de la liste."), "hue")
    return hue


def hue_word(hue: int | None) -> str:
    """Return the word of a colour: nobody has to see it."""
    return _(HUES[(hue or 0) % len(HUES)])


def label_id(body_id: str | None, name: str) -> str:
    """Return the id of a label: two laptops that make the same one made one."""
    return linked_id("label", body_id or "", fold(name))


def worn_id(task_id: str, key: str) -> str:
    """Return the id of a label put on a task."""
    return linked_id("task_label", task_id, key)
