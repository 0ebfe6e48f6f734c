"""Two laptops and a stick: what leaves a dossier, what enters it, what is then to decide."""
