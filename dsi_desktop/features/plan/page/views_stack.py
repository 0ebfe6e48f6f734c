"""The views of a plan, one in sight at a time, each made at its first visit."""

from PySide6.QtWidgets import QStackedWidget

from dsi_desktop.features.plan.page.host import Plans, PlanViewWidget
from dsi_desktop.features.plan.page.views import VIEWS


class ViewsStack(QStackedWidget):
    """Gives the plan to the view in sight only; the others take it when they are shown."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host.widget)
        self._host = host
        self._makers = {view.name: view.build for view in VIEWS}
        self._made: dict[str, PlanViewWidget] = {}
        self.name = VIEWS[0].name

    @property
    def current(self) -> PlanViewWidget:
        """The view in sight."""
        return self.made(self.name)

    def made(self, name: str) -> PlanViewWidget:
        """Return a view, made now when it was never visited."""
        if name not in self._made:
            self._made[name] = self._makers[name](self._host, self)
            self.addWidget(self._made[name])
        return self._made[name]

    def show_view(self, name: str) -> None:
        """Show another view of the same plan, the same element in hand."""
        held = self.current.in_hand()
        self.name = name
        self.current.show_plan(self._host.plan_id)
        self.setCurrentWidget(self.current)
        if not (held and self.current.reveal(held)):
            self.current.take_focus()
