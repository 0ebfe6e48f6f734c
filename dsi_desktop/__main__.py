"""`python -m dsi_desktop`: hand over the command line, and the window only when it is asked."""

import sys
from collections.abc import Sequence
from pathlib import Path

from dsi_desktop import cli


class _Windows:
    """Imports the application at the last moment: verbs without a window never load Qt."""

    def open(self, path: Path | None, *, author: str, device: str) -> int:
        # What knows no Qt is imported first: after PySide6 each import costs a quarter more.
        import dsi_desktop.app.dossier  # noqa: F401
        from dsi_desktop.app import session

        return session.open_window(path, author=author, device=device)

    def selftest(self) -> int:
        from dsi_desktop.app import proof

        return proof.selftest()

    def data_folder(self) -> Path:
        from dsi_desktop.app import folders

        return folders.state_folder()

    def screens(self, out: Path, *, language: str, theme: str, scale: int) -> int:
        from dsi_desktop.app import pictures

        return pictures.screens(out, language=language, theme=theme, scale=scale)


def main(arguments: Sequence[str] | None = None) -> int:
    return cli.main(arguments, windows=_Windows())


if __name__ == "__main__":
    sys.exit(main())
