"""Sets a draft beside the text that it was made from, so that a person can check it.

``draft_fields`` takes the fields out of the draft, ``alignment`` finds them in the source,
``uncertain`` lists what to look at, ``page`` writes it all as one HTML page.
"""
