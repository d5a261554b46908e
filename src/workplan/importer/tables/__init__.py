"""Plans in tables: finding them in text, reading their columns and rows."""
