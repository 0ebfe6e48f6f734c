"""The lists of words behind `kernel.vocabulary`, one module per part of the work."""
