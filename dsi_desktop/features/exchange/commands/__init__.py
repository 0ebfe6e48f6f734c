"""What sharing and receiving change: the dossier, the stick, and what this computer remembers."""
