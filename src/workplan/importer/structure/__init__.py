"""Parses running text: finds numbers, levels and headings, and builds sections and points.

``text_plan`` runs the steps: ``numbers`` (candidates), ``number_search`` (which of them count),
``levels`` (what each style numbers), ``titles`` and ``surroundings`` (what is around the plan),
``body`` (sentences and notes of an item), ``outline`` (sections and points).
"""
