"""What an evaluation accepts and how it adds up, as pure values."""
