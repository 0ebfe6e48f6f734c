"""The PDF kit: blocks in, accessible documents out; no data access."""
