"""Topics of life and everyday words: they refer to measures and repeat nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from workplan.plan.checks.references import MEASURES
from workplan.plan.errors import Finding, closest_match
from workplan.plan.model import Section, SourceStyle
from workplan.plan.point_ids import point_ids
from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.yaml_reader import DataPath


def topics_name_measures(tree: RawPlan) -> Iterator[Finding]:
    """A topic names measures of the plan, each of them once."""
    ids = measure_paths(tree)
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


def explained_measures_have_a_topic(tree: RawPlan) -> Iterator[Finding]:
    """What is explained to an audience that has topics belongs to one of these topics."""
    listed: dict[str, set[DataPath]] = {}
    paths = measure_paths(tree)
    for topic, _ in tree.select("topics", ANY):
        measures = {paths[id_] for _, id_ in tree.texts(*topic, "measures", ANY) if id_ in paths}
        for _, audience in tree.texts(*topic, "readers", ANY):
            listed.setdefault(audience, set()).update(measures)
    for id_, measure in paths.items():
        for path, _ in tree.select(*measure, "readers", ANY):
            audience = str(path[-1])
            if audience in listed and measure not in listed[audience]:
                yield Finding.at(path, "measure_without_topic", id=id_)


def measure_paths(tree: RawPlan) -> dict[str, DataPath]:
    """The ids of all measures with their paths, in the order of the text.

    Empty if the plan has no topics, and while its sections themselves have problems.
    """
    if not tree.get(("topics",)):
        return {}
    try:
        sections = TypeAdapter(tuple[Section, ...]).validate_python(tree.get(("sections",)))
        style = SourceStyle.model_validate(tree.get(("form",)) or {})
    except ValidationError:
        return {}
    points = (path for path, _ in tree.select("sections", ANY, "points", ANY))
    return {
        f"{point_id}.{i + 1}": (*path, "measures", i)
        for (point_id, placed), path in zip(point_ids(sections, style), points, strict=True)
        for i in range(len(placed.point.measures))
    }
