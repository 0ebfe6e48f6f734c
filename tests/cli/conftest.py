"""A command line without a window, and a dossier to ask about."""

from pathlib import Path

import pytest

from dsi_desktop.cli import main
from support.cli_ground import Answer, Asked, Run
from support.demo import demonstration


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> Run:
    """Run a command line and return its exit code and what it wrote."""
    data = tmp_path_factory.mktemp("data")

    def running(*words: object) -> Answer:
        window = Asked(data)
        capsys.readouterr()
        code = main([str(word) for word in words], windows=window)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Answer(code, said.out, said.err, window)

    return running


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return demonstration(tmp_path)
