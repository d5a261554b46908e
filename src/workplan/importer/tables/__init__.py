"""Parses plans in tables: finds the tables, reads their columns and rows.

``detect`` finds tables in plain text, ``columns`` tells what a column holds, ``rows`` repairs the
rows, ``reader`` turns them into sections and points, ``table_plan`` reads what is around them.
"""
