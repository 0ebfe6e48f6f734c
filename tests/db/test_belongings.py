"""Which rows make one record with another, and where an id stands."""

from contextlib import closing
from pathlib import Path

from dsi_desktop.db.belongings import belongings, table_of_id, wholes
from dsi_desktop.db.naming import Names
from dsi_desktop.db.pragmas import connect
from support.history_ground import told


def test_that_parts_by_link_and_by_table_are_found_removed_ones_too(tmp_path: Path) -> None:
    with closing(connect(told(tmp_path))) as db:
        assert belongings(db, "action", "a") == [("element_area", "ea"), ("element_area", "ea2")]
        assert belongings(db, "task", "t") == [("check_item", "c")]
        assert belongings(db, "person", "p") == [("contact_detail", "cd"), ("membership", "m")]
        assert belongings(db, "task", "never") == []


def test_that_a_row_knows_what_it_belongs_to(tmp_path: Path) -> None:
    with closing(connect(told(tmp_path))) as db:
        names = Names(db)
        assert wholes(db, names, "element_area", "ea") == [("action", "a")]
        assert wholes(db, names, "check_item", "c") == [("task", "t")]
        assert wholes(db, names, "task", "t") == []
        assert wholes(db, names, "element_area", "never") == []


def test_that_an_id_says_its_table(tmp_path: Path) -> None:
    with closing(connect(told(tmp_path))) as db:
        assert table_of_id(db, "a") == "action"
        assert table_of_id(db, "ea") == "element_area"
        assert table_of_id(db, "never") == ""
