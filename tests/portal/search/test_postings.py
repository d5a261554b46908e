"""Lists of points, as they are written and read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.search.index_reading import decode
from workplan.portal.search.postings import BUCKET_SIZE, bucket_of, bucket_texts, encode
from workplan.portal.search.query import MAX_PREFIX_LENGTH


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
