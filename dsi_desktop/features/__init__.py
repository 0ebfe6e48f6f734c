"""One folder per part of the coordinator's work."""
