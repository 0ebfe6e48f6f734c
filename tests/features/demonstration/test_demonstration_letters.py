"""Every letter of the demonstration can be drawn by the faces of the screen and of the paper."""

import pytest
from fontTools.ttLib import TTFont

from dsi_desktop.kernel import resources

_FACES = sorted(
    path.name
    for family in ("Inter", "SourceSans3")
    for path in resources.path("fonts").glob(f"{family}*.ttf")
)


def _letters() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in resources.path("demo").rglob("*.toml")]
    assert len(texts) == 20
    return set("".join(texts)) - {"\n"}


def test_that_there_are_four_faces_for_the_screen_and_six_for_the_paper() -> None:
    assert len(_FACES) == 10


@pytest.mark.parametrize("face", _FACES)
def test_that_no_letter_is_missing(face: str) -> None:
    with TTFont(resources.path("fonts", face)) as font:
        drawn = {chr(code) for code in font.getBestCmap()}
    assert sorted(_letters() - drawn) == []
