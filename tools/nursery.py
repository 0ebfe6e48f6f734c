"""Run pytest again and again in children of one process that has imported everything foreign.

`python -m tools.nursery` reads one JSON list of arguments a line and answers with the exit code
and the words of pytest. Our own modules are imported by each child, so a source changed between
two lines is the one that runs. POSIX only.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, Final, cast

_FOREIGN: Final = (
    "pytest", "_pytest.config", "hypothesis", "hypothesis.stateful", "hypothesis.strategies",
    "hypothesis.internal.conjecture.engine", "sqlalchemy.orm", "sqlalchemy.dialects.sqlite",
    "PySide6.QtWidgets", "PySide6.QtTest", "platformdirs", "pyrage", "merge3",
    "sqlite3", "timeit",
)  # fmt: skip


class Nursery:
    """A process in which children run the tests of one tree."""

    def __init__(self, tree: Path, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.nursery"], cwd=tree, env=dict(environment), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        self._asked = cast(IO[str], self._process.stdin)
        self._said = cast(IO[str], self._process.stdout)

    def run(self, arguments: Sequence[str]) -> tuple[int, str]:
        """Run pytest with these arguments; return its exit code and its words."""
        self._asked.write(f"{json.dumps(list(arguments))}\n")
        self._asked.flush()
        code, said = json.loads(self._said.readline())
        return int(code), str(said)

    def close(self) -> None:
        """Let the process end."""
        self._asked.close()
        self._process.wait()
        self._said.close()


def main() -> None:
    """Answer every line until there is none."""
    for name in _FOREIGN:
        import_module(name)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as words:
            child = os.fork()
            if not child:
                _born(json.loads(line), words.fileno())
            _pid, status = os.waitpid(child, 0)
            words.seek(0)
            said = words.read()
        answers.write(f"{json.dumps([os.waitstatus_to_exitcode(status), said])}\n")
        answers.flush()


def _born(arguments: list[str], words: int) -> None:
    """Be the child: run pytest, say everything into the file, end without cleaning up."""
    os.dup2(words, 1)
    os.dup2(words, 2)
    import pytest

    quiet = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
    code = int(pytest.main([*quiet, *arguments]))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
