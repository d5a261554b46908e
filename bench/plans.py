"""Synthetic plans of any size, made of the real plan's sentences: one plan a size."""

from __future__ import annotations

import random
from math import sqrt
from pathlib import Path
from typing import Any

import yaml

REAL = Path(__file__).parents[1] / "data/plan.yaml"


def synthetic(points: int) -> dict[str, Any]:
    """The data of a bilingual plan; units and sections grow with the square root of the points."""
    real = yaml.load(REAL.read_text("utf-8"), Loader=yaml.CSafeLoader)
    pick = random.Random(points)  # noqa: S311 - the same plan for the same size
    units = _units(real, round(3.4 * sqrt(points)))
    names = [unit["name"]["zh"] for unit in units]
    pool = [point for section in real["sections"] for point in section["points"]]
    made = [_point(i, pool, names, pick) for i in range(1, points + 1)]
    made[-1]["units"] = sorted({*made[-1]["units"], *_idle(made, names)}, key=names.index)
    return {**real, "sections": _sections(real, made), "units": units}


class _Plain(yaml.CSafeDumper):
    """Writes out what stands in two places, since a plan has no references."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the base class's form
        return True


def write(points: int, file: Path) -> None:
    """Writes the YAML of a synthetic plan."""
    text = yaml.dump(
        synthetic(points), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000
    )
    file.write_text(text, "utf-8")


def _units(real: dict[str, Any], count: int) -> list[dict[str, Any]]:
    units = list(real["units"])[:count]
    for i in range(len(units), count):
        name = {"zh": f"第{i}处", "en": f"Division {i}"}
        note = {"zh": "说明。", "en": "Note."}
        units.append({"id": f"unit-{i}", "name": name, "explanation": note})
    return units


def _point(
    num: int, pool: list[dict[str, Any]], names: list[str], pick: random.Random
) -> dict[str, Any]:
    heading = pick.choice(pool)["heading"]
    measures = [
        _measure(pick.choice(pick.choice(pool)["measures"]), num, i)
        for i in range(pick.randint(1, 4))
    ]
    return {
        "num": num,
        "heading": {
            "zh": f"{heading['zh'][:-1]}（{num + 100}）。",
            "en": f"{heading['en']} ({num + 100})",
        },
        "measures": measures,
        "units": pick.sample(names, min(len(names), pick.randint(1, 5))),
    }


def _measure(real: dict[str, Any], num: int, i: int) -> dict[str, Any]:
    batch = num * 10 + i + 100
    return {"zh": f"第{batch}批：{real['zh']}", "en": f"Batch {batch}: {real['en']}"}


def _idle(points: list[dict[str, Any]], names: list[str]) -> set[str]:
    return set(names) - {name for point in points for name in point["units"]}


def _sections(real: dict[str, Any], points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    count = max(4, round(sqrt(len(points))))
    size = -(-len(points) // count)
    heads = [section["heading"] for section in real["sections"]]
    cut = [points[i : i + size] for i in range(0, len(points), size)]
    return [{"num": i + 1, "heading": heads[i % 4], "points": part} for i, part in enumerate(cut)]
