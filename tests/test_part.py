from gapcheck.part import Limit, join_limits

PUBLIC = Limit(words="in a public place", on=0b01)
MEANS = Limit(words="by deception", on=0b10)
GLOSS = Limit(gloss="of a child", of="tipse-2008/art-40")


def test_limits_of_several_boxes_are_joined_by_dimension_in_their_order() -> None:
    joined = join_limits({"place": (PUBLIC,)}, {"means": (MEANS,), "place": (GLOSS,)})
    assert [("place", (PUBLIC, GLOSS)), ("means", (MEANS,))] == list(joined.items())


def test_the_same_words_are_joined_once() -> None:
    assert {"place": (PUBLIC, GLOSS)} == join_limits(
        {"place": (PUBLIC,)}, {"place": (GLOSS, PUBLIC)}
    )


def test_the_same_words_that_leave_other_values_are_kept_apart() -> None:
    wider = Limit(words="in a public place", on=0b11)
    assert {"place": (PUBLIC, wider)} == join_limits({"place": (PUBLIC,)}, {"place": (wider,)})


def test_joining_changes_no_box() -> None:
    first = {"place": (PUBLIC,)}
    join_limits(first, {"place": (MEANS,)})
    assert {"place": (PUBLIC,)} == first


def test_no_boxes_have_no_limits() -> None:
    assert {} == join_limits()
