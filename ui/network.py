"""What the system knows of the network: a hint when to try, never a reason not to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation


class NetworkHint(QObject):
    """Watches the system's network.

    Signals:
        returned(): there is a network again, or another one.
        metered_changed(bool): whether bytes cost money now.
    """

    returned = Signal()
    metered_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Without a backend (a bare system, a container) there is no hint, and the timer alone decides.
        self._network = QNetworkInformation.instance() if QNetworkInformation.loadDefaultBackend() else None
        if self._network is not None:
            self._network.reachabilityChanged.connect(self._reached)
            self._network.transportMediumChanged.connect(lambda _medium: self.returned.emit())
            self._network.isMeteredChanged.connect(self.metered_changed)

    @property
    def metered(self) -> bool:
        """Whether bytes cost money now; False when the system does not say."""
        return self._network is not None and self._network.isMetered()

    @property
    def tells_metered(self) -> bool:
        """Whether the system can say if bytes cost money."""
        return self._network is not None and self._network.supports(QNetworkInformation.Feature.Metered)

    def _reached(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability not in (
            QNetworkInformation.Reachability.Disconnected,
            QNetworkInformation.Reachability.Unknown,
        ):
            self.returned.emit()
