"""Forms: a label, a field, and the sentence beside it when it is wrong."""
