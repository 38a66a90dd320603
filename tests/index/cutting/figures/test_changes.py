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


def test_the_next_level_is_no_part_of_the_baseline(read: Read) -> None:
    level = read(
        "Trips rose to 19.2 million in 2024, up from 17.9 million a year earlier and 14.6 million in 2022."
    )[0]
    assert level.change is not None
    assert level.change.baseline == "a year earlier"


@pytest.mark.parametrize(
    "text", ["Prices are 8% of income.", "She gave up 8% of the shares.", "It takes up to 8% more."]
)
def test_a_share_is_no_change(read: Read, text: str) -> None:
    (figure,) = read(text)
    assert figure.change is None


@pytest.mark.parametrize(
    "text",
    [
        "Police recovered £1.7m in cash.",
        "The club gained £5m from the deal.",
        "Tarn Bank has lost £40m since the fraud.",
        "The firm raised a £3m loan.",
        "The council added a 12 metre ramp to the hall.",
        "The club lost to 3 rivals.",
        "Deaths rose at 12 hospitals.",
    ],
)
def test_what_somebody_got_or_lost_is_no_change(read: Read, text: str) -> None:
    (figure,) = read(text)
    assert figure.change is None
    assert figure.kind != "change"


@pytest.mark.parametrize(
    ("text", "direction", "level"),
    [
        ("The murder rate fell to 4.2 per cent.", "down", "4.2"),
        ("Membership has climbed to 48,000 people.", "up", "48000"),
        ("The number of buskers more than doubled to 96.", "up", "96"),
    ],
)
def test_a_level_reached_has_a_direction(read: Read, text: str, direction: str, level: str) -> None:
    (figure,) = read(text)
    assert figure.kind != "change"
    assert figure.change is not None
    assert (figure.change.direction, figure.change.from_, figure.change.to) == (direction, None, level)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The index closed 1.2% higher.", "up"),
        ("Shares closed 25.3 points lower.", "down"),
        ("Sales were 4.3% larger than a year ago.", "up"),
        ("Trains to Corran will take 40 minutes longer.", "up"),
        ("The wait was 23 days shorter than in 2019.", "down"),
        ("Prices are 9 per cent lower than those of its rivals.", None),
    ],
)
def test_a_comparative_is_a_change_against_another_time(read: Read, text: str, direction: str | None) -> None:
    (figure,) = read(text)
    assert (figure.change and figure.change.direction) == direction


def test_changes_that_are_counted_are_no_change(read: Read) -> None:
    (figure,) = read("Norvane Rail announced 300 job cuts.")
    assert (figure.kind, figure.unit, figure.change) == ("count", "job cut", None)


@pytest.mark.parametrize(
    ("text", "modifier", "direction"),
    [
        ("Fines are up to £500.", "at_most", None),
        ("Fares went up to £5.", "exactly", "up"),
        ("Turnout is up to 62% from 55%.", "exactly", "up"),
        ("The depth is down to 5%.", "exactly", "down"),
        ("The cold can dip down to -30 degrees.", "exactly", "down"),
    ],
)
def test_up_to_is_a_limit_or_a_rise(read: Read, text: str, modifier: str, direction: str | None) -> None:
    figure = read(text)[0]
    assert (figure.modifier, figure.change and figure.change.direction) == (modifier, direction)


def test_a_reason_is_no_fall(read: Read) -> None:
    (figure,) = read("The department put the increases down to two things.")
    assert (figure.kind, figure.unit, figure.change) == ("count", "thing", None)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Sales were 4% higher in March than in May.", "up"),
        (
            "Arrests were 21% lower between 5 July and 31 August than in the same period a year earlier.",
            "down",
        ),
        ("Sales were 4% higher in Tarn than in Holm.", None),
    ],
)
def test_than_may_follow_the_period(read: Read, text: str, direction: str | None) -> None:
    (figure,) = read(text)
    assert (figure.change and figure.change.direction) == direction


def test_only_the_first_of_several_levels_moved(read: Read) -> None:
    first, second = read("Speed fell to 87 mph in May and 91 mph in June.")
    assert first.change is not None
    assert second.change is None
