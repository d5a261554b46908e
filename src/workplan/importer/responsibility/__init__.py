"""Parses who is responsible, in which role, and until when.

``notes`` finds the notes, ``note_parser`` parses the inside of one with the words of ``labels`` and
the names of ``unit_names``; ``lead_rule`` applies a rule that a text states once for all notes.
"""
