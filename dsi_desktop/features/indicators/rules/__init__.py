"""What an indicator may say, how far it came, when it is next measured, how it is drawn."""
