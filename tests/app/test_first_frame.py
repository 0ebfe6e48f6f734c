"""What the first frame waits for: nothing that can come after it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.demo import demonstration

_LATE = ("sqlalchemy", "reportlab", "pyrage", "openpyxl", "dsi_desktop.db.store", "PIL")
_WATCH = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dsi_desktop.app import session
class Watched(session.Session):
    def begin(self, path):
        super().begin(path)
        self.window.painted.connect(self.tell)
    def _prepare(self):
        pass
    def tell(self):
        print(json.dumps([name for name in {late!r} if name in sys.modules]))
        QApplication.exit(0)
session.Session = Watched
from dsi_desktop.__main__ import main
sys.exit(main({arguments!r}))
"""


@pytest.mark.parametrize("with_dossier", [True, False])
def test_that_the_first_frame_waits_for_nothing_heavy(tmp_path: Path, with_dossier: bool) -> None:
    arguments = [str(demonstration(tmp_path))] if with_dossier else []
    script = _WATCH.format(late=_LATE, arguments=arguments)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True,
        env=os.environ | {"DSI_AUTHOR": "Luc", "DSI_DEVICE": "Portable",
                          "DSI_CONFIG_DIR": str(tmp_path), "DSI_DATA_DIR": str(tmp_path)},
    )  # fmt: skip
    assert json.loads(done.stdout) == []


def test_that_a_verb_of_the_command_line_loads_no_qt(tmp_path: Path) -> None:
    script = (
        "import sys; from dsi_desktop.__main__ import main; "
        f"code = main(['digest', {str(demonstration(tmp_path))!r}]); "
        "sys.exit(code or int('PySide6' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0
