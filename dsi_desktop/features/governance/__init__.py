"""Governance: bodies, their seats and members, and the organigramme drawn from them."""
