import pytest

from tests.index.cutting.figures.conftest import Read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Harbour Board data show that 300 boats sank.", "Harbour Board data"),
        ("Some 300 boats sank, according to the Harbour Board.", "the Harbour Board"),
        ("“We lost 300 boats,” said Odile Marsh.", "Odile Marsh"),
        ("The minister said 300 boats had sunk.", "The minister"),
        ("Lindgren & Ek said it had sold 300 boats.", "Lindgren & Ek"),
        ("Holm raised its dividend and said it would sell 300 boats.", "Holm"),
        ("Some 300 boats had sunk, inspectors found.", "inspectors"),
        ("Inspectors found 300 boats.", None),
        ("Some 300 boats sank.", None),
    ],
)
def test_a_figure_names_who_gave_it(read: Read, text: str, source: str | None) -> None:
    (figure,) = read(text)
    assert figure.attribution == source


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Rents rose 6% in May, the Land Agency said, though tenants’ unions put the rise at 9%.",
            ["the Land Agency", "tenants’ unions"],
        ),
        (
            "Sales fell 4%, according to the Grocers’ Guild, while the statistics office reported a rise of 1%.",
            ["the Grocers’ Guild", "the statistics office"],
        ),
        (
            "“Crime is down 30%,” the mayor said, but police data show a 2% rise.",
            ["the mayor", "police data"],
        ),
        ("The firm, which employs 90 people, said 30 jobs would go.", [None, "The firm"]),
    ],
)
def test_of_two_givers_each_owns_its_clause(read: Read, text: str, sources: list[str | None]) -> None:
    assert [figure.attribution for figure in read(text)] == sources


@pytest.mark.parametrize(
    "text",
    [
        "More than 60% of respondents said they would move.",
        "Nearly a third of voters said they would move.",
        "Two in five of those asked said they would move.",
    ],
)
def test_those_who_were_asked_do_not_give_their_own_number(read: Read, text: str) -> None:
    assert read(text)[0].attribution is None


def test_a_giver_keeps_its_article(read: Read) -> None:
    (figure,) = read("The newspaper said 41 ships were waiting.")
    assert figure.attribution == "The newspaper"
