"""Our explanations for each audience: they promise nothing that the measure does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.plan.checks.references import MEASURES
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import ANY, RawPlan

_PROMISES = {
    "zh": re.compile("(?<!不是)(?<!并非)(?<!不)(?:保证|确保|必定|一定会|必须|肯定会)"),
    "en": re.compile(
        r"(?<!not a )(?<!not )\b(?:guarantee[sd]?|ensure[sd]?|must|certainly|definitely)\b",
        re.IGNORECASE,
    ),
}
"""Words that promise a result, by language; a "not" directly before them is allowed."""


def explanations_promise_nothing(tree: RawPlan) -> Iterator[Finding]:
    """An explanation uses a word that promises only where its measure uses one too."""
    for path, _ in tree.select(*MEASURES, "readers"):
        measure = tree.get(path[:-1])
        for language, promise in _PROMISES.items():
            sentence = measure.get(language)
            if not isinstance(sentence, str) or promise.search(sentence):
                continue
            for text_path, explanation in tree.texts(*path, ANY, language):
                if match := promise.search(explanation):
                    yield Finding.at(text_path, "promise", word=match[0])
