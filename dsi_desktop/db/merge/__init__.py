"""Two laptops and a USB stick: what leaves a dossier, what enters it, and what is then to decide."""
