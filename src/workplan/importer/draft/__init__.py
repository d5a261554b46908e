"""Writes a parse result as a draft of the plan's YAML file."""
