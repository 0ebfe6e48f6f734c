"""What history shows: the gestures of one record, those of the dossier, two days side by side."""
