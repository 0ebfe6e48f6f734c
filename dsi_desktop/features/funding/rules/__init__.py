"""What money may be: amounts that add up, years, ceilings, shares; nothing here reads a dossier."""
