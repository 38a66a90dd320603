"""Figures out of text: values, measures, periods, changes and who gave them."""

from index.cutting.figures.extraction import extract_figures

__all__ = ["extract_figures"]
