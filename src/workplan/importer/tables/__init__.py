"""Parses plans in tables: finds the tables, reads their columns and rows.

``detect`` finds tables in plain text, ``columns`` tells what a column holds, ``rows`` repairs the
rows, ``table_plan`` reads them and what is around them.
"""
