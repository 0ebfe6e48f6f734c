"""Indicators: what is measured, how far it came, and which measures lack."""
