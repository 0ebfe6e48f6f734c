"""The work of a chantier on one board."""
