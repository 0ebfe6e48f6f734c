"""Values typed outside a form: what a cell takes, and what it refuses in a sentence."""

from pathlib import Path

import pytest

from dsi_desktop.db.merge.log import exchanges, unshared
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.features.exchange.commands.sending import send_dossier
from dsi_desktop.features.exchange.rules.typing import typed
from dsi_desktop.kernel.errors import RuleBroken
from support.db_ground import dossier, opened


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        ("text", "Comité", "Comité"), ("prose", "", ""), ("choice", "done", "done"),
        ("day", "2026-05-12", "2026-05-12"), ("day", "", None),
        ("time", "09:30", "09:30"), ("cents", "1250", 1250), ("number", "-3", -3),
        ("flag", "1", 1), ("flag", "0", 0), ("link", "", None), ("cents", "", None),
    ],
)  # fmt: skip
def test_that_a_value_is_read_as_its_cell_keeps_it(
    shape: str, text: str, value: str | int | None
) -> None:
    assert typed(shape, text) == value


@pytest.mark.parametrize(
    ("shape", "text"),
    [("day", "hier"), ("time", "25:00"), ("time", "9:30"), ("cents", "12,50"), ("flag", "2")],
)
def test_that_another_value_is_refused_in_words(shape: str, text: str) -> None:
    with pytest.raises(RuleBroken, match=text):
        typed(shape, text)


def test_that_what_is_sent_to_a_file_or_a_folder_is_remembered(tmp_path: Path) -> None:
    with opened(dossier(tmp_path)) as store:
        with store.operation("x") as op:
            op.add(Body(name="Comité"))
        assert unshared(store) == 1
        folder = tmp_path / "partage"
        folder.mkdir()
        first = send_dossier(store, folder)
        assert first.path.parent == folder
        assert (unshared(store), exchanges(store)[0].place) == (0, "partage")
        second = send_dossier(store, tmp_path / "cle.dsix")
        assert second.path == tmp_path / "cle.dsix"
        assert [one.kind for one in exchanges(store)] == ["sent", "sent"]
