"""Which words are a note, and where it ends."""

from __future__ import annotations

from importer.support import outcome_of, parsed


def test_a_deadline_ends_at_its_stop():
    first = outcome_of("deadlines-between-sentences").result.points[0]
    assert [
        (
            measure.text,
            [(n.responsibilities.units, n.responsibilities.deadline) for n in measure.notes],
        )
        for measure in first.measures
    ] == [
        ("一是道路变化。", []),
        ("讲好农村公路。", [(("交通局",), "县报，3月1日")]),
        ("二是饮水变化。", []),
        ("讲好安全饮水。", [(("水利局",), "县报，4月1日")]),
    ]
    deadlines = [p.deadline for p in outcome_of("head-lines-and-one-long-line").result.points]
    assert deadlines == ["2024年6月底", "2024年底", "常态化实施", "2024年12月", "长期坚持"]


def test_a_remark_in_mid_sentence_is_text():
    point = outcome_of("remark-inside-sentence").result.points[0]
    assert [measure.text for measure in point.measures] == [
        "行政部门分别管理院校内外证书的实施（技工院校内由人力资源部门负责），证书具有同等效力。"
    ]


def units_of(*points: str) -> list[tuple[str, ...]]:
    numbered = (f"{num}．{text}\n" for num, text in enumerate(points, 1))
    head = "某某市教育局2024年工作要点\n一、加强监管\n"
    return [point.units for point in parsed(head + "".join(numbered)).points]


def test_a_note_in_mid_sentence_is_one_where_it_has_names_alone_and_no_note_has_a_label():
    others = [f"做好{name}。做好{name}工作。（{name}处负责）" for name in ("宣传", "人事")]
    labelled = [text.replace("处负责", "处").replace("（", "（责任单位：") for text in others]
    names = "规范执法。规范执法（法规处、监管处负责），开展检查。"
    note_inside_sentence = "规范执法。规范执法（校内由法规处负责），开展检查。（办公室负责）"
    of_others = [("宣传处",), ("人事处",)]
    assert units_of(names, *others) == [("法规处", "监管处"), *of_others]
    assert units_of(f"{names}（责任单位：办公室）", *labelled) == [("办公室",), *of_others]
    assert units_of(note_inside_sentence, *others) == [("办公室",), *of_others]


def test_few_brackets_with_names_alone_are_notes_only_beside_others():
    bare = "规范执法。规范执法，开展检查。（法规处、监管处）"
    labelled = "做好宣传。做好宣传工作。（责任单位：宣传处）"
    assert units_of(bare, "做好宣传。做好宣传工作。") == [(), ()]
    assert units_of(bare, labelled) == [("法规处", "监管处"), ("宣传处",)]
    assert units_of(f"{bare}（责任单位：办公室）", labelled) == [("办公室",), ("宣传处",)]
