"""What counts as found, and that the terms of the index lead to all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.index_reading import decode, is_meant, terms_wanted
from workplan.portal.search.postings import BUCKET_SIZE, bucket_of, bucket_texts, encode
from workplan.portal.search.query import MAX_PREFIX_LENGTH, normalize, parse_query, terms_of

PIECES = st.sampled_from(
    [
        "教",
        "育",
        "局",
        "學",
        "𠮷",
        "々",
        "a",
        "b",
        "ab",
        "S",
        "ies",
        "y",
        "3",
        ".",
        "%",
        "'",
        "’",
        "-",
        " ",
        "，",
        "《",
        "Ａ",
        "ß",
        "İ",
        "ﬁ",
        "é",
        "ก",
        "か",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


def leads_there(typed: str, texts: list[str]) -> bool:
    """Whether every part has a form of which all terms are among those of the texts."""
    terms = terms_of(map(normalize, texts))

    def is_listed(wanted: str) -> bool:
        return any(is_meant(term, wanted) for term in terms)

    return all(
        any(all(map(is_listed, terms_wanted(phrase))) for phrase in forms)
        for forms in parse_query(typed).parts
    )


@given(TEXTS, TEXTS)
def test_what_is_found_is_reached_by_the_index(text: str, typed: str):
    if parse_query(typed).matches([normalize(text)]):
        assert leads_there(typed, [text])


@given(TEXTS, st.data())
def test_any_piece_with_han_is_found(text: str, data):
    normalized = normalize(text)
    start = data.draw(st.integers(0, len(normalized)))
    piece = normalized[start : start + data.draw(st.integers(0, 8))]
    if any("\u4e00" <= character <= "\u9fff" for character in piece) and " " not in piece:
        assert parse_query(piece).matches([normalized])
        assert leads_there(piece, [text])


@pytest.mark.parametrize(
    ("typed", "text", "is_found"),
    [
        ("执法", "行政执法", True),
        ("行政執法", "行政执法", True),
        ("行政執法", "行政執法", True),
        ("执法 学校", "学校的行政执法", True),
        ("执法 学校", "行政执法", False),
        ("执 法", "法执", True),
        ("ＡＩ", "推进AI教育", True),
        ("i教育", "推进AI教育", True),
        ("enf", "law enforcement", True),
        ("force", "law enforcement", False),
        ("schools", "a school", True),
        ("school", "schools", True),
        ("policies", "a policy", True),
        ("policy", "police", False),
        ("bureau’s", "the bureau's", True),
        ("(law-based)", "law-based", True),
        ("3.5", "35", False),
        ("00", "100%", False),
        ("达到100%", "达到１００％", True),
        ("𠮷野", "𠮷野家", True),
        ("、", "、", True),
    ],
)
def test_found(typed: str, text: str, is_found: bool):
    query = parse_query(typed, {"執": "执"})
    assert query.matches([normalize(text)]) == is_found


def test_without_letters_there_is_nothing_to_look_for():
    assert parse_query("、 -—…").parts == ()
    assert parse_query("").parts == ()


def test_a_long_query_is_looked_at_to_some_length():
    assert len(parse_query("教育" * 10_000).parts[0][0].text) == 100


@given(st.sets(st.integers(0, 5000)), st.integers(1, 5001))
def test_lists_are_read_as_they_were_written(numbers: set[int], size: int):
    inside = sorted(number for number in numbers if number < size)
    written = encode(inside, size)
    assert decode(written, size) == inside
    assert written.isascii()
    assert not set(written) & set("\"'\\ ")


def test_each_term_stands_in_its_file():
    terms = [(number, {f"word{number % 50}", "教育", f"字{number % 7}"}) for number in range(3000)]
    files = bucket_texts(terms, 3000, BUCKET_SIZE)
    assert [*files] == [*range(len(files))]
    assert len(files) > 1
    for number, text in files.items():
        parts = text.split(" ") if text else []
        for term, listed in zip(parts[::2], parts[1::2], strict=True):
            assert bucket_of(term, len(files)) == number
            assert decode(listed, 3000) == [number for number, found in terms if term in found]


def test_words_that_begin_alike_share_a_file():
    assert len({bucket_of(word, 1000) for word in ("educ", "education", "educator")}) == 1
    assert len("educ") == MAX_PREFIX_LENGTH + 1
