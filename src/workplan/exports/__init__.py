"""The plan as files to take away: one format a module, each a function from an edition to bytes.

``registry`` names every file; ``downloads`` makes them all.
"""
