"""The page « Sollicitation »: its charts, its roads, its thresholds."""
