import pytest

from tests.index.cutting.figures.conftest import Read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Harbour Board data show that 300 boats sank.", "Harbour Board data"),
        ("Some 300 boats sank, according to the Harbour Board.", "Harbour Board"),
        ("“We lost 300 boats,” said Odile Marsh.", "Odile Marsh"),
        ("The minister said 300 boats had sunk.", "minister"),
        ("Some 300 boats sank.", None),
    ],
)
def test_a_figure_names_who_gave_it(read: Read, text: str, source: str | None) -> None:
    (figure,) = read(text)
    assert figure.attribution == source
