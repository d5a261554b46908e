"""A sheet for translators: out of the plan's file, and back into it with every refusal named."""
