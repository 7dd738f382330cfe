"""The classes of surnames agree with each other."""

from models.text.surnames import COMMON, COMPOUND, SURNAMES


def test_the_commonest_surnames_are_surnames_each_given_once():
    assert set(COMMON) <= SURNAMES
    assert len(set(COMMON)) == len(COMMON)


def test_surnames_have_the_length_of_their_class():
    assert {len(name) for name in SURNAMES} == {1}
    assert {len(name) for name in COMPOUND} == {2}
