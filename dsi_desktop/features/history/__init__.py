"""What happened to a record and to the dossier, what it was on a day, and how to come back."""
