"""The fonts of prints: their sources, the characters a plan needs, subsets, style rules."""
