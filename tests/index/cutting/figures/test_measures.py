import pytest

from tests.index.cutting.figures.conftest import Read


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("There were 812 foreign sailors awaiting trial.", "foreign sailors awaiting trial"),
        ("More than 4,000 swimmers have crossed the strait.", "swimmers crossed the strait"),
        ("An award for bravery was made to 31 firefighters.", None),
        (
            "A conviction for arson was obtained against 31 defendants.",
            "conviction for arson obtained against defendants",
        ),
        ("Surgeons carried out 117 heart transplants.", "heart transplants carried out"),
        ("Sales of tulips rose 8%.", "Sales of tulips"),
        ("The council imposed a 25% tax on empty houses.", "tax on empty houses"),
        ("Some 60 per cent of its revenue comes from tolls.", "revenue"),
        ("Ministers set aside £300m for flood walls.", "flood walls"),
        ("The number of registered beekeepers reached 5,130.", "number of registered beekeepers"),
    ],
)
def test_a_measure_is_the_words_that_stand_alone(read: Read, text: str, measure: str | None) -> None:
    (figure,) = read(text)
    assert measure is None or figure.measure.startswith(measure)


def test_the_subject_says_whose_it_is(read: Read) -> None:
    (figure,) = read("Norvane Rail employs 4,200 drivers.")
    assert (figure.measure, figure.subject) == ("drivers", "Norvane Rail")


def test_a_pronoun_stands_for_the_subject_before_it(read: Read) -> None:
    (figure,) = read("Norvane Rail said it will dismiss 300 drivers.")
    assert figure.subject == "Norvane Rail"


def test_earlier_levels_share_measure_and_unit(read: Read) -> None:
    figures = read(
        "There were 9,200 young sailors awaiting trial at the end of 2024, up from 8,100 when the admiral "
        "retired in July and 7,400 at the end of 2022."
    )
    assert [figure.value for figure in figures] == ["9200", "8100", "7400"]
    assert {(figure.measure, figure.unit) for figure in figures} == {
        ("young sailors awaiting trial", "young sailor")
    }


def test_a_change_told_in_an_aside_is_about_the_clause_before(read: Read) -> None:
    count, change = read("Some 900 gulls were ringed this month, a 16% increase on the same month last year.")
    assert (change.kind, change.unit, change.measure) == ("change", "percent", count.measure)


def test_one_verb_serves_a_list_of_measures(read: Read) -> None:
    figures = read("Burglaries are up 24%, thefts of bicycles up 21% and night raids up by 38%.")
    assert [figure.measure for figure in figures] == ["Burglaries", "thefts of bicycles", "night raids"]
    assert {figure.change.direction for figure in figures if figure.change} == {"up"}


def test_that_figure_is_what_the_sentence_before_counted(read: Read) -> None:
    count, change = read(
        "The trust received 1,144 complaints in 2023. That figure was 18% higher than in 2022."
    )
    assert change.measure == count.measure == "complaints received"


def test_a_part_keeps_the_period_of_the_whole(read: Read) -> None:
    whole, part = read("In 2022 the ombudsman saw 640 pupils. Of those, 112 were from the islands.")
    assert (part.measure, part.unit, part.period) == (whole.measure, whole.unit, whole.period)


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("It sells an $80 stone pizza oven.", "80", "stone pizza oven"),
        ("The shop has widened its choice of flowers priced at under £10.", "10", "flowers"),
        ("The prize goes to people earning £48,000.", "48000", "people earning"),
        ("It has a much larger battery of 4,500 mAh.", "4500", "larger battery"),
        ("The effect was seen with carbon levels at 1,200 parts per million.", "1200", "carbon levels"),
        ("Tarn's S&P/ASX 200 gained 0.7 percent.", "0.7", "S&P/ASX 200"),
        (
            "Holm Foods fell 4% to £2, wiping more than £34m from the firm's value.",
            "34000000",
            "firm's value",
        ),
        ("Holm Foods lost 60% of its market value, or more than £30m.", "30000000", "market value"),
    ],
)
def test_a_measure_is_a_whole_phrase(read: Read, text: str, value: str, measure: str) -> None:
    figure = next(one for one in read(text) if one.value == value)
    assert figure.measure.endswith(measure)


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Holm Foods — Shares of the grocer rose about 1.5%.", "1.5", "Shares of the grocer"),
        ("Tarn had the biggest loss of the day, with its shares down 11.9%.", "11.9", "Tarn shares"),
        ("S&P 500 futures were up 17.5 points.", "17.5", "S&P 500 futures"),
        ("The bakery posted a loss of £1.2m on sales of £14.6m.", "1200000", "loss"),
        ("The choir has three thousand members in nine countries.", "3000", "members"),
        ("Tarn beat Holm 3-1 in front of 41,306 fans.", "41306", "fans"),
    ],
)
def test_a_measure_is_its_own_noun(read: Read, text: str, value: str, measure: str) -> None:
    figure = next(one for one in read(text) if one.value == value)
    assert figure.measure == measure


def test_the_subject_is_who_a_description_is_of(read: Read) -> None:
    figure = read("Norvane Rail became the latest firm to announce 300 job cuts.")[-1]
    assert figure.subject == "Norvane Rail"


@pytest.mark.parametrize(
    ("text", "value", "measure", "subject"),
    [
        ("Two insurers pulled the index 0.7 percent lower.", "0.7", "index", "insurers"),
        ("Police recovered £1.7m in cash from the flat.", "1700000", "cash", "Police"),
        ("A Courier poll of seven towns found anger.", "7", "Courier poll of towns", "Courier poll"),
        ("It has a nozzle (1.5mm inner width) of steel.", "1.5", "inner width", None),
    ],
)
def test_the_thing_measured_and_who_it_belongs_to(
    read: Read, text: str, value: str, measure: str, subject: str | None
) -> None:
    figure = next(one for one in read(text) if one.value == value)
    assert (figure.measure, figure.subject and figure.subject.removeprefix("Two ")) == (measure, subject)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Holm Foods lost 60% of its market value.", "Holm Foods market value"),
        ("Players pledge 1% of their earnings to the club.", "Players earnings"),
        ("Norvane Rail cut its workforce by 5%.", "Norvane Rail workforce"),
        ("Norvane Rail said its profits fell 5%.", "profits"),
    ],
)
def test_an_owner_stands_for_its_pronoun(read: Read, text: str, measure: str) -> None:
    assert read(text)[0].measure == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The raid found £3m worth of gold.", "gold"),
        ("It offers 50 years' worth of films.", "films"),
        ("Parcels weighing between 3kg and 5kg are lost.", "Parcels weighing"),
        ("It has the largest gain of 2.13% seen in May.", "largest gain"),
    ],
)
def test_a_measure_keeps_what_says_something(read: Read, text: str, measure: str) -> None:
    (figure,) = read(text)
    assert figure.measure == measure


def test_who_only_tells_is_not_what_is_measured(read: Read) -> None:
    (figure,) = read("The court heard she had repaid €41,500.")
    assert figure.measure != "court"


@pytest.mark.parametrize(
    ("text", "measure", "subject"),
    [
        ("There are 300 nurses at Holm Hospital.", "nurses at Holm Hospital", "Holm Hospital"),
        ("Among his 300 songs were the hits of the year.", "songs", None),
        ("She mends relations with Tarn, which is 43.4 percent owned by Holm.", "Tarn", None),
        (
            "Owners voted on a bonus for the chief, Ida Holm, which was worth £2m.",
            "bonus for the chief",
            None,
        ),
    ],
)
def test_whose_it_is_follows_the_grammar(read: Read, text: str, measure: str, subject: str | None) -> None:
    (figure,) = read(text)
    assert (figure.measure, figure.subject) == (measure, subject)


def test_a_second_figure_shares_the_measure_of_the_first(read: Read) -> None:
    figures = read("The ferry fares range between £5 (€6) and £9 (€10).")
    assert {figure.measure for figure in figures} == {"ferry fares"}


def test_a_measure_has_no_pronoun_hanging_on(read: Read) -> None:
    (figure,) = read("The ships carried more than 850 people between them.")
    assert figure.measure == "people carried"


def test_a_superlative_before_the_figure_is_of_its_noun(read: Read) -> None:
    (figure,) = read("Here are the best £200 telephones.")
    assert figure.measure == "best telephones"
