"""A screen of live minutes without a screen: it remembers what the presenter showed."""

from dsi_desktop.features.minutes.rules.scene import Scene
from dsi_desktop.kernel.errors import DsiError


class PaperView:
    """Remembers what the presenter showed."""

    def __init__(self) -> None:
        self.scenes: list[Scene] = []
        self.line = ""
        self.asked: list[tuple[str, str]] = []
        self.told: list[str] = []
        self.refused: list[str] = []

    def show_scene(self, scene: Scene) -> None:
        self.scenes.append(scene)

    def write_line(self, text: str) -> None:
        self.line = text

    def prompt(self, chip: str, hint: str) -> None:
        self.asked.append((chip, hint))

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def warn(self, sentence: str) -> None:
        self.told.append(sentence)

    @property
    def scene(self) -> Scene:
        return self.scenes[-1]
