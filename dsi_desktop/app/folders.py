"""Where the person's own files live on this computer; tests and frozen runs may say otherwise."""

import os
from pathlib import Path

import platformdirs

from dsi_desktop.app.standing import standing

_NAME = "dsi-desktop"


def config_folder() -> Path:
    """Return the folder of the preferences; `DSI_CONFIG_DIR` replaces it."""
    told = os.environ.get("DSI_CONFIG_DIR")
    return Path(told) if told else Path(platformdirs.user_config_path(_NAME, appauthor=False))


def state_folder() -> Path:
    """Return the folder of snapshots, the demonstration and the log; `DSI_DATA_DIR` replaces it."""
    told = os.environ.get("DSI_DATA_DIR")
    return Path(told) if told else Path(platformdirs.user_data_path(_NAME, appauthor=False))


def documents_folder() -> Path:
    """Return where a new dossier is proposed; `DSI_DOCUMENTS_DIR` replaces it.

    Where the person's documents are themselves synchronised or on the network, another folder of
    this computer.
    """
    told = os.environ.get("DSI_DOCUMENTS_DIR")
    if told:
        return Path(told)
    documents = Path(platformdirs.user_documents_path())
    if not standing(documents / _NAME):
        return documents
    own = Path.home() / "DSI Desktop"
    return state_folder() / "dossiers" if standing(own) else own


def free_name(folder: Path, name: str) -> Path:
    """Return a path in `folder` that no file has, « DSI (2).dsi » where « DSI.dsi » is taken."""
    wanted = Path(name)
    found, number = folder / name, 2
    while found.exists():
        found, number = folder / f"{wanted.stem} ({number}){wanted.suffix}", number + 1
    return found
