"""A portal's settings and plans: the real plan, and synthetic neighbors that say so."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent))
from plans import PLAN_STYLE, REAL_PLAN, PlanDumper, synthetic

REGIONS = ("甲乙丙丁戊己庚辛", ["jia", "yi", "bing", "ding", "wu", "ji", "geng", "xin"])
SETTINGS = Path(__file__).with_suffix(".yaml").read_text("utf-8")
BUREAUS = yaml.safe_load(SETTINGS)["bureaus"]
SYNTHETIC = ("（虚构示例）", " (synthetic)")
SIZES = (9, 12, 15, 18, 21)
"""The points of synthetic plans."""


def settings(regions: int) -> dict[str, Any]:
    """The settings of a portal with some synthetic cities."""
    portal_settings = yaml.safe_load(SETTINGS)
    portal_settings["regions"] |= {
        f"yanshi/{path}": {
            "zh": f"{name}市{SYNTHETIC[0]}",
            "en": f"{path.title()} City{SYNTHETIC[1]}",
        }
        for name, path in _cities(regions)
    }
    return portal_settings


def write(folder: Path, issuers: int, years: int, sizes: tuple[int, ...] = SIZES) -> None:
    """Writes ``portal.yaml`` and the plans of some issuers, of whom the first is the real one."""
    plans = folder / "plans"
    real = plans / "zhejiang/hangzhou/jiaoyuju/2024.yaml"
    real.parent.mkdir(parents=True)
    shutil.copy(REAL_PLAN, real)
    for path, year, data in _neighbours(issuers - 1, years, sizes):
        file = plans / path / f"{year}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.dump(data, Dumper=PlanDumper, **PLAN_STYLE), "utf-8")
    text = yaml.dump(settings(issuers // len(BUREAUS) + 1), Dumper=PlanDumper, **PLAN_STYLE)
    (folder / "portal.yaml").write_text(text, "utf-8")


def _neighbours(
    issuers: int, years: int, sizes: tuple[int, ...]
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """The path, year and data of each synthetic plan; every fourth has a translation."""
    cities = [*_cities(issuers // len(BUREAUS) + 1)]
    for number in range(issuers):
        (name, path), bureau = cities[number // len(BUREAUS)], BUREAUS[number % len(BUREAUS)]
        for year in range(2024, 2024 - years, -1):
            seed = number * 10 + year - 2000
            data = synthetic(sizes[seed % len(sizes)], seed)
            data["year"] = year
            data["issuer"] = {
                "zh": f"{name}市{bureau['name']['zh']}{SYNTHETIC[0]}",
                "en": f"{path.title()} City {bureau['name']['en']}{SYNTHETIC[1]}",
            }
            data["title"] = {
                "zh": f"{name}市{bureau['name']['zh']}{year}年度法治政府建设工作要点{SYNTHETIC[0]}",
                "en": f"{data['issuer']['en']}: Work Priorities for Building a Law-Based Government, {year}",
            }
            data.pop("short_title")
            data["site"] = {"official": False, "updated": f"{year}-0{number % 9 + 1}-15"}
            data["provenance"] = {}
            yield f"yanshi/{path}/{bureau['id']}", year, data if number % 4 == 0 else _chinese(data)


def _cities(count: int) -> Iterator[tuple[str, str]]:
    """Names of cities in Chinese and for addresses: 甲, 乙, … 甲甲, …"""
    names, paths = REGIONS
    for number in range(count):
        first, second = divmod(number, len(names))
        lead = (names[first - 1], paths[first - 1]) if first else ("", "")
        yield lead[0] + names[second], lead[1] + paths[second]


def _chinese(value: Any) -> Any:
    """The same data without any translation."""
    if isinstance(value, dict):
        chinese_data = {key: _chinese(each) for key, each in value.items() if key != "en"}
        return (
            {**chinese_data, "languages": ["zh"]} if "languages" in chinese_data else chinese_data
        )
    if isinstance(value, list):
        return [_chinese(each) for each in value]
    return value


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
