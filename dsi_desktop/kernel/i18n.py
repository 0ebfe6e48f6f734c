"""French is the source; the catalogue of the chosen language answers, core and screen alike."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

from dsi_desktop.kernel import resources

LANGUAGES = ("fr", "en")
_DOMAIN = "dsi_desktop"


class _Source(gettext.NullTranslations):
    """A text no catalogue holds answers as it is written, counted as French counts."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid2 if abs(n) > 1 else msgid1


class _Chosen:
    """The language in force: one per process, chosen by the composition root."""

    language = "fr"
    catalogue: gettext.NullTranslations = _Source()


def use_language(language: str) -> None:
    """Answer in `language` ("fr" or "en") from now on; a missing catalogue answers in French."""
    _Chosen.language = language
    try:
        _Chosen.catalogue = gettext.translation(_DOMAIN, resources.path("locale"), [language])
        _Chosen.catalogue.add_fallback(_Source())
    except FileNotFoundError:
        _Chosen.catalogue = _Source()


def language() -> str:
    """Return the language in force: "fr" or "en"."""
    return _Chosen.language


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Answer in `wanted` inside the block, then as before (a report in the other language)."""
    before = _Chosen.language
    use_language(wanted)
    try:
        yield
    finally:
        use_language(before)


def _(text: str) -> str:
    """Translate a French source text."""
    return _Chosen.catalogue.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Translate with the plural rule of the language; French counts 0 as singular."""
    return _Chosen.catalogue.ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """Translate a text whose meaning depends on where it stands."""
    return _Chosen.catalogue.pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text
