"""Numbers, levels and headings: from a text to an outline."""
