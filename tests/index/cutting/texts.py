"""Random documents: paragraphs of sentences with all that makes cutting hard."""

from __future__ import annotations

from hypothesis import strategies as st

SENTENCES = (
    "The council met on Monday.",
    "Dr. J. R. Pemberton disagreed.",
    "It rose by 3.5 per cent, to £1.2 million, in Nov. 2024.",
    "“We had no choice,” she said. “None at all.”",
    "He asked: 'Who pays?'",
    "Was it true?",
    "No!",
    "The U.S. embassy did not reply…",
    "“Is that so?” asked Mr. Okoro, of No. 4 Quay St., at 4.30 p.m.",
    "One (of many) said so.",
    "Señora Núñez wept 🙂 and left.",
    "a line that begins low and has no end",
    "Ein Satz mit „Anführung“ darin.",
    "وقال الوزير إن الأمر انتهى.",
    "x" * 1_500,
)
sentences = st.sampled_from(SENTENCES) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
paragraphs = st.lists(sentences, min_size=1, max_size=12).map(" ".join)


def documents(separator: str = "\n\n") -> st.SearchStrategy[str]:
    """Give a strategy for articles' texts as reading leaves them: paragraphs parted by one blank line."""
    tidy = paragraphs.map(lambda text: " ".join(text.split()).strip()).filter(bool)
    return st.lists(tidy, min_size=1, max_size=8).map(separator.join)


anything = st.text(
    st.sampled_from("ab .!?\"“”'()\n\t\r\f\v\x1c\x85\u2028\u00a0Aé🙂,;") | st.characters(), max_size=300
)
"""Any text at all, the awkward characters often."""
