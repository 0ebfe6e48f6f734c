"""Every alert of the demonstration names a record that a page opens, and opens it in the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from dsi_desktop.app import discovery
from dsi_desktop.db.store import Store
from dsi_desktop.features.home.page import HomePage
from dsi_desktop.features.home.page.painted import AlertRow
from dsi_desktop.kernel.alerts import TONES, Alert
from dsi_desktop.ui.shell.views_page import ViewsPage
from support.demo import TODAY, demonstration
from support.qt_session import opened, settle, until


def alerts_of(store: Store) -> list[Alert]:
    return [alert for read in discovery.alert_readers() for alert in read(store, TODAY)]


def test_that_every_alert_names_a_living_record_of_a_kind_some_page_opens(tmp_path: Path) -> None:
    cards = discovery.cards()
    owners = discovery.owners(cards)
    tables = {record.kind: record.table for card in cards for record in card.records}
    store = Store.open(demonstration(tmp_path), author="Luc")
    found = alerts_of(store)
    assert {"mandate", "meeting", "representation"} <= {one.record_kind for one in found}
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert one.tone in TONES
        assert one.text
        assert one.count >= 1
        if not one.record_id:
            assert one.page in {card.name for card in cards}
            continue
        assert one.record_kind in owners, one
        asked = text(f'SELECT deleted FROM "{tables[one.record_kind]}" WHERE id = :id')
        with store.read() as session:
            assert session.execute(asked, {"id": one.record_id}).one() == (None,)
    store.close()


def test_that_a_mandate_is_opened_from_the_home_page(tmp_path: Path) -> None:
    with opened(demonstration(tmp_path)) as (_session, workplace):
        home = workplace.page("home")
        assert isinstance(home, HomePage)
        until(lambda: home.alerts.is_read)
        settle()
        row = next(
            one for one in home.alerts.findChildren(AlertRow)
            if one.alert.record_kind == "mandate" and not one.isHidden()
        )
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        settle()
        page = workplace.page("governance")
        assert workplace.current == "governance"
        assert isinstance(page, ViewsPage)
        assert page.current == "mandates"
        assert page.record_in_hand() == row.alert.record_id
