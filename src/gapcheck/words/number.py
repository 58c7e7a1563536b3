"""Numbers as they stand in running text and before what is counted."""

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """Return a number as it is written in running text."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


def counted(number: int, one: str, many: str = "") -> str:
    """Return how many there are of something.

    Args:
        number: How many.
        one: What there is one of.
        many: What there are several of, if that is not the same with an `s`.
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"
