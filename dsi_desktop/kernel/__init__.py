"""The words everybody shares: standard library only, no Qt, no SQL."""
