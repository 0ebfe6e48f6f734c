#!/usr/bin/env python3
"""One door for whoever works on DSI Desktop, e.g. `python3 dev.py run`.

Needs nothing but Python 3.11: each command first installs what it needs, once.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python may start
    sys.exit("DSI Desktop needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

import argparse
from collections.abc import Callable, Sequence

from tools import checking, making, running, testing
from tools import drill as drilling
from tools.machine import CannotGoOn, set_up

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code of the shell."""
    parser = _parser()
    given, rest = parser.parse_known_args(arguments)
    if rest and given.command != "test":
        parser.error(f"unknown: {' '.join(rest)}")
    given.rest = rest
    command: Command = given.do
    try:
        return command(given)
    except CannotGoOn as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str, do: Command) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        one.set_defaults(do=do)
        return one

    command("setup", "install what running and testing need", lambda _: set_up())
    command("run", "open the demonstration dossier; all set-up included", lambda _: running.run())
    command("test", "run the tests; arguments go to pytest", lambda given: testing.test(given.rest))
    command("skips", "refuse a skip of the last test run that nobody agreed to",
            lambda _: testing.skips())
    command("coverage", "cover what decides, branch by branch, in a pass of its own",
            lambda _: testing.coverage())
    check = command("check", "style, types, storeys and measures of the house",
                    lambda given: checking.check(only_measures=given.measures))
    check.add_argument("--measures", action="store_true", help="only the measures")
    screens = command("screens", "write every screen as PNG to build/screens",
                      lambda given: running.screens(guide=given.guide))
    screens.add_argument("--guide", action="store_true", help="renew the user guide's pictures")
    bench = command("bench", "measure against floors",
                    lambda given: making.bench(given.names, given.rounds, as_json=given.json))
    bench.add_argument("names", nargs="*", metavar="NAME")
    bench.add_argument("--json", action="store_true")
    bench.add_argument("--rounds", type=int, default=5)
    drill = command("drill", "draw the proofs again and again, and write docs/CONFIANCE.md",
                    lambda given: drilling.drill(given.names, long=given.long,
                                                 minutes=given.minutes, jobs=given.jobs))
    drill.add_argument("names", nargs="*", metavar="NAME")
    drill.add_argument("--long", action="store_true", help="as often as a release asks")
    drill.add_argument("--minutes", type=float, default=0, help="at most so long for each proof")
    drill.add_argument("--jobs", type=int, default=1, help="rounds at the same time")
    command("package", "build the frozen application and let it test itself",
            lambda _: making.package())
    words = command("catalogue", "renew the catalogues from the sources",
                    lambda given: making.catalogue(missing=given.missing))
    words.add_argument("--missing", action="store_true", help="list what has no English yet")
    command("lock", "resolve the dependencies again, with uv", lambda _: making.lock())
    return parser


if __name__ == "__main__":
    sys.exit(main())
