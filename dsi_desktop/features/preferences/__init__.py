"""The person, this computer and the démarche: names, languages, looks, who holds the data."""
