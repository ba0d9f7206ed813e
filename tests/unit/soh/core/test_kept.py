"""What a process keeps by key and version, up to so many."""

from soh.core.memos import Kept


def test_a_value_is_made_once_for_each_version():
    kept, made = Kept(10), []

    def make():
        made.append(1)
        return len(made)

    assert [kept.get("a", (1,), make), kept.get("a", (1,), make), kept.get("a", (2,), make)] == [1, 1, 2]


def test_the_oldest_gives_way_and_never_more_than_the_most_are_kept():
    kept = Kept(2)
    for key in "abc":
        kept.get(key, (), lambda key=key: key)

    assert kept.get("c", (), lambda: "again") == "c"
    assert kept.get("b", (), lambda: "again") == "b"
    assert kept.get("a", (), lambda: "again") == "again"
