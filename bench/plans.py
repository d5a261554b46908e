"""Plans of any size, made of the real plan's sentences and numbered so that each is unique."""

import random
import shutil
from math import ceil, sqrt
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
REAL_PLAN = ROOT / "data/plan.yaml"
REAL_SIZE = 15

Record = dict[str, Any]


def create_project(points: int, folder: Path) -> Path:
    """A bureau's project; at the real plan's size it has the real plan."""
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "data").mkdir()
    if points == REAL_SIZE:
        shutil.copy(REAL_PLAN, folder / "data")
    else:
        write(points, folder / "data/plan.yaml")
    return folder


def write(points: int, file: Path) -> None:
    """Writes the YAML of a synthetic plan."""
    file.write_text(yaml.dump(synthetic(points), Dumper=PlanDumper, **PLAN_STYLE), "utf-8")


PLAN_STYLE = {"allow_unicode": True, "sort_keys": False, "width": 10_000}


class PlanDumper(yaml.CSafeDumper):
    """Writes every text where it stands."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - a plan has no references
        return True


def synthetic(points: int, seed: int | None = None) -> Record:
    """The data of a plan; as in the real one, units and sections grow with the square root."""
    real = yaml.load(REAL_PLAN.read_text("utf-8"), Loader=yaml.CSafeLoader)
    rng = random.Random(seed or points)  # noqa: S311 - the same plan for the same seed
    units = _units(real["units"], round(3.4 * sqrt(points)))
    names = [unit["name"]["zh"] for unit in units]
    samples = [point for section in real["sections"] for point in section["points"]]
    generated = [_point(num, samples, names, rng) for num in range(1, points + 1)]
    assigned = {name for point in generated for name in point["units"]}
    idle = set(names) - assigned
    generated[-1]["units"] = sorted(idle.union(generated[-1]["units"]), key=names.index)
    sections = _sections(real["sections"], generated)
    return {**real, "sections": sections, "units": units, "topics": []}


def _units(real: list[Record], count: int) -> list[Record]:
    note = {"zh": "说明。", "en": "Note."}
    units = real[:count]
    for i in range(len(units), count):
        name = {"zh": f"第{i}处", "en": f"Division {i}"}
        units.append({"id": f"unit-{i}", "name": name, "explanation": note})
    return units


def _point(num: int, samples: list[Record], units: list[str], rng: random.Random) -> Record:
    heading = rng.choice(samples)["heading"]
    zh, en = f"{heading['zh'][:-1]}（{num + 100}）。", f"{heading['en']} ({num + 100})"
    measures = []
    for batch in range(num * 10 + 100, num * 10 + 100 + rng.randint(1, 4)):
        real = rng.choice(rng.choice(samples)["measures"])
        measures.append({"zh": f"第{batch}批：{real['zh']}", "en": f"Batch {batch}: {real['en']}"})
    assigned = rng.sample(units, min(len(units), rng.randint(1, 5)))
    return {"num": num, "heading": {"zh": zh, "en": en}, "measures": measures, "units": assigned}


def _sections(real: list[Record], points: list[Record]) -> list[Record]:
    size = ceil(len(points) / max(len(real), round(sqrt(len(points)))))
    parts = [points[start : start + size] for start in range(0, len(points), size)]
    headings = [section["heading"] for section in real] * len(parts)
    return [{"num": i + 1, "heading": headings[i], "points": part} for i, part in enumerate(parts)]
