"""Put the resources inside the wheel; everything else is declared in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithResources(build_py):
    """Copies `resources/` to `dsi_desktop/_resources/`, where the installed program looks."""

    def run(self) -> None:
        """Build the modules, then lay the resources beside them (not in an editable install)."""
        super().run()
        if not self.editable_mode:
            inside = Path(self.build_lib) / "dsi_desktop" / "_resources"
            shutil.rmtree(inside, ignore_errors=True)
            shutil.copytree("resources", inside)


setup(cmdclass={"build_py": BuildWithResources})
