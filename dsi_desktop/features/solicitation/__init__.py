"""What the démarche asks of its partners, in hours, kilometres and meetings."""
