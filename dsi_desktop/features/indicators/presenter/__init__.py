"""What the page of the indicators decides: which lines, which sheet, what each gesture becomes."""

from dsi_desktop.features.indicators.presenter.deciding import (
    IndicatorsPresenter,
    IndicatorsScene,
    IndicatorsView,
)

__all__ = ["IndicatorsPresenter", "IndicatorsScene", "IndicatorsView"]
