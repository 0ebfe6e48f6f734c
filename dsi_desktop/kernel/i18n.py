"""French is the source; the catalogue of the chosen language answers, core and screen alike."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

from dsi_desktop.kernel import resources

LANGUAGES = ("fr", "en")
_DOMAIN = "dsi_desktop"


class _Chosen:
    """The language in force: one per process, chosen by the composition root."""

    language = "fr"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Answer in `language` ("fr" or "en") from now on; a missing catalogue answers in French."""
    _Chosen.language = language
    _Chosen.catalogue = gettext.translation(
        _DOMAIN, resources.path("locale"), [language], fallback=True
    )


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
    if isinstance(_Chosen.catalogue, gettext.GNUTranslations):
        return _Chosen.catalogue.ngettext(one, many, count)
    return many if abs(count) > 1 else one


def pgettext(context: str, text: str) -> str:
    """Translate a text whose meaning depends on where it stands."""
    return _Chosen.catalogue.pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text
