"""A plan that has everything a plan can have, in as few points as that takes."""

from __future__ import annotations

from typing import Any

from workplan import Plan


def text(zh: str, en: str, note: str = "") -> dict[str, Any]:
    """A text in both languages, with an editor's note in both."""
    notes = {"note": {"zh": f"注{note}", "en": f"note {note}"}} if note else {}
    return {"zh": zh, "en": en, **notes}


def rich_plan() -> Plan:
    """Two sections, of 14 points and of one: groups, sub-points, roles, deadlines, notes.

    Point 1 has a note on every level; 2 has roles and a deadline; 3 has no heading; 4 names its
    units at its measures, of which two belong to a sub-point; 5 has the plan's only target and
    everyday words. A topic names two measures.
    """
    units = {name: text(name, f"{name} Office") for name in ("甲处", "乙处", "丙处")}
    points: list[dict[str, Any]] = [
        {
            "num": num,
            "heading": text(f"任务{num}。", f"Task {num}"),
            "measures": [text(f"办第{num}件。", f"It will do thing {num}.")],
            "units": ["甲处"],
        }
        for num in range(1, 15)
    ]
    points[0] |= {
        "group": {"label": "（一）", **text("组一", "Group one")},
        "heading": text("任务1。", "Task 1", "任务"),
        "measures": [text("先办。", "It will begin.", "先"), text("后办。", "It will end.", "后")],
    }
    points[1] |= {
        "units": ["甲处", "乙处"],
        "roles": {"牵头单位": ["甲处"], "配合单位": ["乙处"]},
        "deadline": text("年底前", "by the end of the year"),
    }
    del points[2]["heading"]
    points[3] = {
        "num": 4,
        "group": {"label": "（二）", **text("组二", "Group two")},
        "heading": text("任务4。", "Task 4"),
        "deadline": text("全年", "all year"),
        "measures": [
            {**text("分项一。", "Part one."), "label": "（1）"},
            {**text("分项一续。", "Part one goes on."), "units": ["乙处"]},
            {
                **text("分项二。", "Part two."),
                "label": "（2）",
                "units": ["丙处"],
                "deadline": text("六月", "June"),
            },
            {**text("分项三。", "Part three."), "label": "（3）"},
        ],
    }
    target = {
        **text("不少于4次", "at least four times"),
        "figure": "≥ 4",
        "measured_in": text("次", "times"),
        "explanation": text("四次。", "Four times."),
    }
    points[4]["measures"] = [
        {
            **text("学习不少于4次。", "Learn at least four times."),
            "target": target,
            "also": {"zh": ["上课"], "en": ["lessons"]},
        }
    ]
    last = {**points[13], "num": 15, "heading": text("任务15。", "Task 15")}
    return Plan.model_validate(
        {
            "languages": ["zh", "en"],
            "year": 2024,
            "title": text("要点", "Plan"),
            "issuer": text("某局", "A Bureau"),
            "sections": [
                {"num": 1, "heading": text("部分一", "Part one", "部分"), "points": points},
                {"num": 2, "heading": text("部分二", "Part two"), "points": [last]},
            ],
            "units": [
                {"id": f"unit-{i}", "name": name, "explanation": text("说明。", "Note.")}
                for i, name in enumerate(units.values(), start=1)
            ],
            "topics": [
                {
                    "id": "school",
                    "name": text("上学", "School"),
                    "readers": ["parents", "teachers"],
                    "summary": [text("先读。", "Read first.")],
                    "measures": ["1.1", "5.1"],
                }
            ],
        }
    )
