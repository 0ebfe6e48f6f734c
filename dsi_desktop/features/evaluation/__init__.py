"""Evaluation: effects, actions, the process and the yearly review."""
