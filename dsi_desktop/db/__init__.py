"""The dossier: one SQLite file, one write door, one journal."""
