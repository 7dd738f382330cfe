from hypothesis import given
from hypothesis import strategies as st

from models.documents.parts import LIMIT, Entry, part_key, split

TARGET = 1000


def entry(number: int, size: int = 100, sha: str = "0") -> Entry:
    return Entry(f"{number:016x}", f"{number:06d}.txt", f"{number:06d}.txt", sha, size)


entries = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 3 * TARGET)), max_size=200, unique_by=lambda t: t[0]).map(
    lambda found: [entry(n, size) for n, size in sorted(found)]
)


@given(entries)
def test_every_document_is_in_one_part_in_order(found: list[Entry]) -> None:
    assert [e for run in split(found, TARGET) for e in run] == found


@given(entries)
def test_parts_stay_below_the_limit_but_for_their_last_document(found: list[Entry]) -> None:
    for run in split(found, TARGET):
        assert sum(e.size for e in run[:-1]) < LIMIT * TARGET


def test_a_changed_page_touches_one_part() -> None:
    before = [entry(n) for n in range(5000)]
    after = [*before]
    after[2500] = entry(2500, 140, "1")
    keys = {part_key(run, "") for run in split(before, TARGET)}
    assert len({part_key(run, "") for run in split(after, TARGET)} - keys) <= 2


def test_a_new_page_leaves_far_parts_alone() -> None:
    before = [entry(n) for n in range(0, 10_000, 2)]
    after = sorted([*before, entry(5001)], key=lambda e: e.path)
    keys = {part_key(run, "") for run in split(before, TARGET)}
    fresh = {part_key(run, "") for run in split(after, TARGET)} - keys
    assert 1 <= len(fresh) <= 3
