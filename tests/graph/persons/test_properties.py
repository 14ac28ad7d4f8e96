"""What holds of every name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.persons import block, clusters, same
from tests.graph.persons.test_pairs import pairs

NAMES = sorted({name for row in pairs() for name in (row["a"], row["b"])})
ANY = st.one_of(st.sampled_from(NAMES), st.text(alphabet="абвгджзийклмнңоөпрстуүфхчшыэюя abcxyzəğ.-'", max_size=30))
BLOCKS = [[name for name in NAMES if block(name) == key] for key in sorted({block(name) or "" for name in NAMES} - {""})]


@given(st.data(), st.sampled_from(BLOCKS))
@settings(deadline=None, max_examples=50)
def test_persons_are_a_partition_whatever_the_order(data: st.DataObject, names: list[str]) -> None:
    shuffled = data.draw(st.permutations(names))
    some = shuffled[: data.draw(st.integers(1, len(names)))]
    assert clusters(shuffled) == clusters(names)
    assert sorted(name for person in clusters(some) for name in person) == sorted(some)


@given(ANY, ANY)
@settings(deadline=None)
def test_sameness_is_symmetric(a: str, b: str) -> None:
    assert same(a, b) == same(b, a)


@given(ANY)
@settings(deadline=None)
def test_case_and_white_space_do_not_matter(name: str) -> None:
    other = f"  {name.upper().replace(' ', '   ')}\n"
    assert block(other) == block(name)
    assert same(name, other) == (block(name) is not None)
