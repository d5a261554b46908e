"""The plan as files to download: a module for each format, with a function from edition to bytes.

``registry`` lists every file; ``downloads`` makes them all.
"""
