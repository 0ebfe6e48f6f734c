"""The other laptops of the dossier, for the cards that name them."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands.remembering import remembered_peers
from dsi_desktop.features.exchange.presenter.overview import LaptopLine, laptop_lines
from dsi_desktop.features.exchange.queries.overview import Overview
from dsi_desktop.ui.shell.desk import Host


def laptops(store: Store, desk: Host, seen: Overview) -> tuple[LaptopLine, ...]:
    """Return the other laptops as lines."""
    peers = remembered_peers(desk.data_folder, store.dossier_id)
    return laptop_lines(peers, seen.signers, seen.gestures, store.device, desk.today())
