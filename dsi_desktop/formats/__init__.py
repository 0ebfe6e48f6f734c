"""Foreign files: bytes to frozen dataclasses and back; no db, no Qt."""
