"""The dossier these tests work on."""

from support.work_fixtures import ground, store

__all__ = ["ground", "store"]
