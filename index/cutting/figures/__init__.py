"""Figures out of text: values, measures, periods, changes and who gave them."""
