import pytest

from index.pretrained import Models
from tests.evaluation import figure_fields, newsquant


@pytest.mark.skipif(not newsquant.GOLD.exists(), reason="NewsQuant is not in ../shared/eval")
def test_values_and_measures_beat_the_best_published_extractor(models: Models) -> None:
    found = newsquant.extract(models.language)
    reached = newsquant.score(newsquant.predictions(found, newsquant.by_content))
    assert {line: f1 for line, f1 in reached.items() if f1 <= newsquant.CQE[line]} == {}
    literal = newsquant.score(newsquant.predictions(found))
    beaten = ("value", "value+unit", "value+concept~")
    assert {line: literal[line] for line in beaten if literal[line] <= newsquant.CQE[line]} == {}


@pytest.mark.parametrize("gold", ["periods.jsonl", "periods_held_out.jsonl"])
def test_nine_of_ten_periods_are_exactly_right(models: Models, gold: str) -> None:
    assert figure_fields.score_periods(models.language, figure_fields.read(gold)).share >= 0.90


def test_the_figures_of_invented_news_are_found(models: Models) -> None:
    assert figure_fields.score_figures(models.language, figure_fields.read("figures.jsonl")).f1 >= 0.95
