"""What the table asks, says and hears: mandates, representations, voices and rhythms."""
