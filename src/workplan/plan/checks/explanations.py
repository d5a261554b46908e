"""Our explanations for readers: nothing that the sentence itself does not promise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.plan.checks.references import MEASURES
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import ANY, RawPlan

# Words that promise a result, unless a "not" stands right before them.
_PROMISES = {
    "zh": re.compile("(?<!不是)(?<!并非)(?<!不)(?:保证|确保|必定|一定会|必须|肯定会)"),
    "en": re.compile(
        r"(?<!not a )(?<!not )\b(?:guarantee[sd]?|ensure[sd]?|must|certainly|definitely)\b",
        re.IGNORECASE,
    ),
}


def explanations_promise_nothing(tree: RawPlan) -> Iterator[Finding]:
    """An explanation uses a word that promises only where its measure uses one too."""
    for path, _ in tree.select(*MEASURES, "readers"):
        measure = tree.get(path[:-1])
        for tag, promise in _PROMISES.items():
            sentence = measure.get(tag)
            for place, words in tree.texts(*path, ANY, tag):
                found = promise.search(words)
                if found and isinstance(sentence, str) and not promise.search(sentence):
                    yield Finding.at(place, "promise", word=found[0])
