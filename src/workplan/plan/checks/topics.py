"""Topics of life and everyday words: they refer to measures and repeat nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from workplan.plan.checks.references import MEASURES
from workplan.plan.errors import Finding, closest_match
from workplan.plan.model import Section, SourceStyle
from workplan.plan.point_ids import point_ids
from workplan.plan.raw_plan import ANY, RawPlan


def topics_name_measures(tree: RawPlan) -> Iterator[Finding]:
    """A topic names measures of the plan, each of them once."""
    ids = _measure_ids(tree) if tree.get(("topics",)) else ()
    for path, _ in tree.select("topics", ANY, "measures"):
        seen = set[str]()
        for measure_path, id_ in tree.texts(*path, ANY):
            if id_ in seen:
                yield Finding.at(measure_path, "duplicate_value", value=id_)
            elif ids and id_ not in ids:
                nearest = closest_match(id_, ids)
                yield Finding.at(measure_path, "unknown_measure", id=id_, nearest=nearest)
            seen.add(id_)


def everyday_words_are_new(tree: RawPlan) -> Iterator[Finding]:
    """An everyday word is listed once, and the text that it leads to does not have it already."""
    for pattern in (MEASURES, ("terms", ANY)):
        for path, words in tree.select(*pattern, "also"):
            for language in words if isinstance(words, dict) else ():
                text = str(tree.get((*path[:-1], language)) or "").casefold()
                seen = set[str]()
                for word_path, word in tree.texts(*path, language, ANY):
                    if word.casefold() in seen:
                        yield Finding.at(word_path, "duplicate_value", value=word)
                    elif word.strip() and word.casefold() in text:
                        yield Finding.at(word_path, "word_in_text", word=word)
                    seen.add(word.casefold())


def _measure_ids(tree: RawPlan) -> tuple[str, ...]:
    """The ids of all measures; none while the sections themselves have problems."""
    try:
        sections = TypeAdapter(tuple[Section, ...]).validate_python(tree.get(("sections",)))
        form = SourceStyle.model_validate(tree.get(("form",)) or {})
    except ValidationError:
        return ()
    return tuple(
        f"{point_id}.{i}"
        for point_id, placed in point_ids(sections, form)
        for i in range(1, len(placed.point.measures) + 1)
    )
