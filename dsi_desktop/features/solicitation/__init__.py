"""What the démarche asks of its partners: hours, roads, thresholds."""
