"""A plan with everything computed from it once: texts by language, labels, links, URLs."""
