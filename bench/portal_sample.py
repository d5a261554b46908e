"""A portal's settings and plans: the real plan, and made-up neighbours that say so."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent))
from plans import PLAN_STYLE, REAL_PLAN, PlanDumper, synthetic

REGIONS = ("甲乙丙丁戊己庚辛", ["jia", "yi", "bing", "ding", "wu", "ji", "geng", "xin"])
BUREAUS = (
    ("jiaoyuju", "教育局", "Education Bureau"),
    ("rensheju", "人力资源和社会保障局", "Human Resources Bureau"),
    ("weijianwei", "卫生健康委员会", "Health Commission"),
)
MADE_UP = ("（虚构示例）", " (made up)")
SIZES = (9, 12, 15, 18, 21)
"""The points of made-up plans."""


def settings(regions: int) -> dict[str, Any]:
    """The settings of a portal with some made-up cities."""
    cities = {
        f"yanshi/{path}": {"zh": f"{name}市{MADE_UP[0]}", "en": f"{path.title()} City{MADE_UP[1]}"}
        for name, path in _cities(regions)
    }
    return {
        "name": {"zh": "工作要点门户（演示）", "en": "Work Plans Portal (demonstration)"},
        "notice": {
            "zh": "演示数据：只有杭州市教育局的工作要点是真的，其余都是虚构的。",
            "en": "Demonstration: only the plan of the Hangzhou Municipal Education Bureau is real; all others are made up.",
        },
        "regions": {
            "zhejiang": {"zh": "浙江省", "en": "Zhejiang Province"},
            "zhejiang/hangzhou": {"zh": "杭州市", "en": "Hangzhou"},
            "yanshi": {"zh": f"演示省{MADE_UP[0]}", "en": f"Demonstration Province{MADE_UP[1]}"},
            **cities,
        },
        "bureaus": [
            {"id": path, "name": {"zh": zh, "en": en}, "words": [zh]} for path, zh, en in BUREAUS
        ],
        "units": [
            {
                "id": "law",
                "name": {"zh": "法规处（科）", "en": "Policies and regulations"},
                "words": ["法规处", "法规科"],
            },
            {"id": "office", "name": {"zh": "办公室", "en": "General office"}, "words": ["办公室"]},
            {
                "id": "personnel",
                "name": {"zh": "人事处（科）", "en": "Personnel"},
                "words": ["人事处", "人事科"],
            },
        ],
        "topics": [
            {
                "id": "training",
                "name": {"zh": "校外培训", "en": "Off-campus training"},
                "words": ["校外培训"],
            },
            {
                "id": "disclosure",
                "name": {"zh": "信息公开", "en": "Information disclosure"},
                "words": ["信息公开", "政务公开"],
            },
            {
                "id": "enforcement",
                "name": {"zh": "行政执法", "en": "Administrative law enforcement"},
                "words": ["行政执法"],
            },
            {
                "id": "minors",
                "name": {"zh": "未成年人保护", "en": "Protection of minors"},
                "words": ["未成年人"],
            },
        ],
    }


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
    """The path, year and data of each made-up plan; every fourth has a translation."""
    cities = [*_cities(issuers // len(BUREAUS) + 1)]
    for number in range(issuers):
        (name, path), bureau = cities[number // len(BUREAUS)], BUREAUS[number % len(BUREAUS)]
        for year in range(2024, 2024 - years, -1):
            seed = number * 10 + year - 2000
            data = synthetic(sizes[seed % len(sizes)], seed)
            data["year"] = year
            data["issuer"] = {
                "zh": f"{name}市{bureau[1]}{MADE_UP[0]}",
                "en": f"{path.title()} City {bureau[2]}{MADE_UP[1]}",
            }
            data["title"] = {
                "zh": f"{name}市{bureau[1]}{year}年度法治政府建设工作要点{MADE_UP[0]}",
                "en": f"{data['issuer']['en']}: Work Priorities for Building a Law-Based Government, {year}",
            }
            data.pop("short_title")
            data["site"] = {"official": False, "updated": f"{year}-0{number % 9 + 1}-15"}
            data["provenance"] = {}
            yield f"yanshi/{path}/{bureau[0]}", year, data if number % 4 == 0 else _chinese(data)


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
        kept = {key: _chinese(each) for key, each in value.items() if key != "en"}
        return {**kept, "languages": ["zh"]} if "languages" in kept else kept
    if isinstance(value, list):
        return [_chinese(each) for each in value]
    return value


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
