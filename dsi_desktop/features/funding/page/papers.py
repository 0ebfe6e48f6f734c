"""The files of the vouchers, opened or written beside."""

from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.page.host import Funding
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.files import only_shows, write_whole
from dsi_desktop.kernel.i18n import _


def look(host: Funding, voucher: queries.VoucherLine) -> None:
    """Open a copy in the program of this computer that shows it; what could run is only saved."""
    if not only_shows(voucher.paper):
        host.desk.refuse(DsiError(
            _("{name} pourrait agir sur l’ordinateur : il ne s’ouvre pas d’ici. Enregistrez-en "
              "une copie si vous savez d’où il vient.").format(name=voucher.paper)))
        return
    path = Path(mkdtemp(prefix="dsi-")) / Path(voucher.paper).name
    if _written(host, voucher, path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def save_copy(host: Funding, voucher: queries.VoucherLine) -> None:
    """Write a copy where the person says."""
    path = host.desk.ask_save_path(voucher.paper, _("Tous les fichiers (*)"))
    if path is not None and _written(host, voucher, path):
        host.desk.tell(_("{name} est enregistré.").format(name=path.name))


def _written(host: Funding, voucher: queries.VoucherLine, path: Path) -> bool:
    return host.write(
        lambda: write_whole(path, queries.paper_content(host.store, voucher.paper_id)))
