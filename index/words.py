"""Words as two texts share them: stems of the words that carry meaning, without the grammar between them."""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

HALF_CHARACTER = re.compile("[\ud800-\udfff]")
"""A lone surrogate, as JSON can spell it. UTF-8 cannot hold one, and so no index and no terminal."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]+(?:[’'.&][^\W\d_]+)*|[%£$€]")
_POSSESSIVE = re.compile(r"[’']s?$")
_GRAMMAR = re.compile(
    r"""a | about | all | also | although | am | an | and | any | are | as | at | be | because | been |
    being | but | by | can | could | did | do | does | doing | done | each | either | for | from | had |
    has | have | having | he | her | here | hers | him | his | how | i | if | in | into | is | it | its
    | itself | just | may | me | might | must | my | of | on | onto | or | our | per | shall | she |
    should | so | some | such | than | that | the | their | them | then | there | these | they | this |
    those | through | to | too | until | upon | us | was | we | were | what | whatever | when | where |
    whether | which | while | who | whom | whose | why | will | with | within | would | you | your""",
    re.VERBOSE,
)
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
}
"""Plurals that no ending shows."""


def words(text: str) -> list[str]:
    """Give the words of ``text`` in lower case, in order; a possessive ending is dropped."""
    return [_POSSESSIVE.sub("", found).lower() for found in _WORD.findall(text)]


def stems(text: str) -> list[str]:
    """Give the stems of the words of ``text`` that carry meaning, in order.

    Stems are those of the English Snowball stemmer (Porter2): "removals" and "removed" are one.
    """
    return [stem(word) for word in words(text) if not _GRAMMAR.fullmatch(word)]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Give the stem of a word in lower case. A stemmer keeps state as it works, so each word has its own."""
    return str(EnglishStemmer().stemWord(_IRREGULAR.get(word, word)))
