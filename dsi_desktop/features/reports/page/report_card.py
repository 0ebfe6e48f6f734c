"""One report of the list: what it is for, what it is about, and the button that makes it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from dsi_desktop.features.reports.queries import SubjectLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import Report
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.texts import label


class ReportCard(Card):
    """A report with, when it needs one, the choice of the record it is about."""

    def __init__(
        self, report: Report, subjects: Sequence[SubjectLine] | None,
        make: Callable[[Report, SubjectLine | None], None],
    ) -> None:  # fmt: skip
        title = _(report.title)
        super().__init__(title, "file-text")
        self.report = report
        self._subjects = subjects
        self._make = make
        self.body.addWidget(label(_(report.purpose), "muted", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(12)
        self.choice: QComboBox | None = None
        if subjects:
            self.choice = self._chooser(title, subjects)
            line.addWidget(self.choice, 1)
        elif subjects is not None:
            line.addWidget(label(_("Rien à imprimer pour le moment."), "muted"), 1)
        else:
            line.addStretch()
        self.maker = button(_("Créer le PDF"), self.start, icon_name="printer")
        self.maker.setAccessibleName(_("Créer le PDF – {report}").format(report=title))
        self.maker.setEnabled(subjects is None or bool(subjects))
        line.addWidget(self.maker)
        self.body.addLayout(line)

    def start(self) -> None:
        """Ask for the report about the chosen record."""
        self._make(self.report, self.chosen())

    def chosen(self) -> SubjectLine | None:
        """Return the record the report will be about, None for the whole dossier."""
        if self.choice is None or not self._subjects:
            return None
        return self._subjects[self.choice.currentIndex()]

    def choose(self, record_id: str) -> None:
        """Choose a record, if it is in the list."""
        for place, subject in enumerate(self._subjects or ()):
            if subject.id == record_id and self.choice is not None:
                self.choice.setCurrentIndex(place)

    def _chooser(self, title: str, subjects: Sequence[SubjectLine]) -> QComboBox:
        chooser = QComboBox()
        chooser.setAccessibleName(_("Sujet du rapport – {report}").format(report=title))
        chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        chooser.setMinimumContentsLength(24)
        chooser.addItems([words_of(subject) for subject in subjects])
        return chooser


def words_of(subject: SubjectLine) -> str:
    """Return « Comité conseil, 12 novembre 2026 »."""
    if subject.day is None:
        return subject.title
    return f"{subject.title}, {fmt.date_long(subject.day, with_weekday=False)}"
