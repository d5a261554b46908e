"""Normalized characters, lines and sentences of a published text."""
