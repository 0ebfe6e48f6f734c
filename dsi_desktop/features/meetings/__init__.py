"""Meetings: calling them, their agenda, and who was there when."""
