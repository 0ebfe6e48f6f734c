"""A 12-page procès-verbal ÷ the same words through plain reportlab, in processor time."""
