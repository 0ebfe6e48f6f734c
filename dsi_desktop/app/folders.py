"""Where the person's own files live on this computer; tests and frozen runs may say otherwise."""

import os
from pathlib import Path

import platformdirs

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
    """Return where a new dossier is proposed; `DSI_DOCUMENTS_DIR` replaces it."""
    told = os.environ.get("DSI_DOCUMENTS_DIR")
    return Path(told) if told else Path(platformdirs.user_documents_path())
