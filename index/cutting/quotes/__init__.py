"""Quotations out of text, and who said them."""
