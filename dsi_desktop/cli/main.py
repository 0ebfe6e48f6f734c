"""Find what was asked, do it, and say it went wrong in one sentence when it did."""

import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TextIO, cast

from dsi_desktop.cli.verbs import VERBS, verb_parser, window_parser
from dsi_desktop.cli.windows import Windows
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import LANGUAGES, _, use_language

# Each verb is a module of its own, imported when asked: `digest` never waits for the reports.
_WHERE: Final = {
    "demo": "making", "report": "printing", "show": "showing", "verify": "checking",
    "digest": "checking", "share": "sharing", "invite": "sharing", "receive": "receiving",
    "conflicts": "deciding", "resolve": "deciding", "history": "remembering",
    "diff": "remembering", "snapshots": "keeping", "restore": "keeping",
}


def main(arguments: Sequence[str] | None = None, *, windows: Windows) -> int:
    """Do what the command line asks; return the exit code 0, 1 or 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    use_language(_language(given))
    try:
        return _run(given, windows)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 2
    except DsiError as error:
        return _refuse(error.sentence)
    except BrokenPipeError:
        # The reader of our output left (`| head`): Python would complain again while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        name = error.filename or ""
        return _refuse(_("« {name} » : {why}.").format(name=name, why=error.strerror or error))
    except KeyboardInterrupt:
        return _refuse(_("Interrompu."))


def _run(given: list[str], windows: Windows) -> int:
    if given and given[0] in VERBS:
        verb, rest = given[0], given[1:]
        asked = verb_parser(verb).parse_args(rest)
        _sign(asked)
        if verb == "screens":
            return windows.screens(
                asked.path, language=asked.lang, theme=asked.theme, scale=asked.scale
            )
        asked.windows = windows
        module = importlib.import_module(f"dsi_desktop.cli.{_WHERE[verb]}")
        return cast(int, getattr(module, verb)(asked))
    asked = window_parser().parse_args(given)
    _sign(asked)
    if asked.selftest:
        return windows.selftest()
    return windows.open(asked.file, author=asked.author, device=asked.device)


def _sign(asked: Namespace) -> None:
    asked.author = asked.author or os.environ.get("DSI_AUTHOR", "")
    asked.device = asked.device or os.environ.get("DSI_DEVICE", "")
    asked.lang = asked.lang or _language([])


def _language(given: list[str]) -> str:
    """Return the language asked for, before anything is parsed: refusals speak it too."""
    after = dict(pairwise(given)).get("--lang")
    joined = next((word[7:] for word in given if word.startswith("--lang=")), None)
    wanted = joined or after or os.environ.get("DSI_LANG", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _speak_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1
