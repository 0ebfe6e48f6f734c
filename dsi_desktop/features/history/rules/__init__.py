"""Rules of the history: moments, what a record was, what is shown of the journal."""
