"""Print how well we and others part articles from page furniture: ``python -m tests.evaluation.reading``."""

from tests.evaluation.reading.score import readers, report

if __name__ == "__main__":
    print(report(readers()))
