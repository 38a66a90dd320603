import pytest

from tests.index.cutting.figures.conftest import Read


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Fares rose 8%.", "up"),
        ("Fares fell by 8%.", "down"),
        ("Fares dropped 8%.", "down"),
        ("Fares surged by nearly 8%.", "up"),
        ("Fares were up 8%.", "up"),
        ("The company cut fares by 8%.", "down"),
        ("There was an 8% rise in fares.", "up"),
        ("There was a reduction of 8% in fares.", "down"),
        ("Fares are 8% higher than a year ago.", "up"),
    ],
)
def test_a_change_has_its_direction_and_measure(read: Read, text: str, direction: str) -> None:
    figure = read(text)[0]
    assert figure.kind == "change"
    assert figure.change is not None
    assert figure.change.direction == direction
    assert figure.measure.lower() == "fares"


def test_the_amount_knows_both_levels(read: Read) -> None:
    amount, level, origin = read("Membership grew 60% to 3,900 from 2,400.")
    assert amount.change is not None
    assert (amount.change.from_, amount.change.to) == ("2400", "3900")
    assert (level.value, origin.value) == ("3900", "2400")


def test_a_level_with_its_origin_has_both(read: Read) -> None:
    level = read("The lender said bad loans fell to £7m in March from £9m in February.")[0]
    assert level.change is not None
    assert (level.change.direction, level.change.from_, level.change.to) == ("down", "9000000", "7000000")


def test_up_from_gives_the_level_before_it_a_change(read: Read) -> None:
    level = read("Turnout was 62%, up from 55% in 2019.")[0]
    assert level.change is not None
    assert (level.change.direction, level.change.from_, level.change.to) == ("up", "55", "62")


def test_the_baseline_is_kept_in_its_words(read: Read) -> None:
    (figure,) = (
        f for f in read("Raids rose by 14% compared with the same period last year.") if f.unit == "percent"
    )
    assert figure.change is not None
    assert figure.change.baseline == "the same period last year"


@pytest.mark.parametrize(
    "text", ["Prices are 8% of income.", "She gave up 8% of the shares.", "It takes up to 8% more."]
)
def test_a_share_is_no_change(read: Read, text: str) -> None:
    (figure,) = read(text)
    assert figure.change is None
