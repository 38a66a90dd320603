"""Cutting an article: paragraphs, sentences, passages, figures and quotes, each with its offsets."""
