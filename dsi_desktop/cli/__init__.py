"""The same features without a window: data on stdout, sentences on stderr, three exit codes.

0 done · 1 refused, with the sentence that says why · 2 the command line is wrongly written.
"""

from dsi_desktop.cli.main import main
from dsi_desktop.cli.windows import Windows

__all__ = ["Windows", "main"]
