"""Dialogs: one question, one filled button."""
