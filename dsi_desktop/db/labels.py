"""Labels of operations: French sources in the file, translated where they are shown."""

from dsi_desktop.kernel.i18n import N_, _

UNDO = N_("Annuler : {label}")
REDO = N_("Rétablir : {label}")
OUTSIDE = N_("Hors application")


def label_for(pattern: str, label: str) -> str:
    """Return the label of an undo or redo; undoing an undo names the operation itself."""
    return pattern.format(label=operation_of(label))


def operation_of(label: str) -> str:
    """Return the label without « Annuler : » or « Rétablir : »."""
    for pattern in (UNDO, REDO):
        label = label.removeprefix(pattern.format(label=""))
    return label


def spoken_label(label: str) -> str:
    """Return the label in the language in force."""
    for pattern in (UNDO, REDO):
        prefix = pattern.format(label="")
        if label.startswith(prefix):
            return _(pattern).format(label=_(label.removeprefix(prefix)))
    return _(label)
