"""How actions stand in time: dates, chains, the scale, what is drawn of them, as pure values."""
