"""Checking words against coverage: verbatim only what stands there, altered called altered, the rest absent.

Every check goes against invented articles whose statements are known word for word.
"""

from __future__ import annotations

import itertools
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.checking import check_message, check_quote
from index.cutting.language import Language
from index.errors import CuttingsError
from index.models import Passage, Quote
from tests.index.cutting.quotes.corpus import MemoryCorpus
from tests.index.cutting.quotes.invented import STATEMENTS, Said, articles

SEED = 20310304
PARROT = Said("The parrot of Quay Street is not for sale.", "Marta Quillfeather", "", "")


@pytest.fixture(scope="module")
def corpus() -> MemoryCorpus:
    return MemoryCorpus([text for text, _ in articles()], Language())


def _mutations(count: int) -> list[tuple[str, str]]:
    """Give ``count`` (kind, words) in which one thing was changed."""
    chance = Random(SEED)
    kinds = itertools.cycle((_word, _negation, _number, _splice, _swap))
    made: list[tuple[str, str]] = []
    while len(made) < count:
        kind = next(kinds)
        words = kind(chance, chance.choice(STATEMENTS))
        if words is not None:
            made.append((kind.__name__, words))
    return made


def _word(chance: Random, said: Said) -> str:
    words = said.words.split()
    place = chance.randrange(len(words))
    words[place] = chance.choice(["lantern", "purple", "committee", "gladly", "yesterday", "Norfolk"])
    return " ".join(words)


def _negation(chance: Random, said: Said) -> str:
    words = said.words.split()
    said_not = [
        n for n, word in enumerate(words) if word.lower().strip(".,") in ("not", "never", "no", "nothing")
    ]
    if said_not:
        del words[chance.choice(said_not)]
    else:
        words.insert(chance.randrange(1, len(words)), chance.choice(["not", "never"]))
    return " ".join(words)


def _number(chance: Random, said: Said) -> str | None:
    digits = [match.start() for match in re.finditer(r"\d", said.words)]
    if not digits:
        return None
    place = chance.choice(digits)
    other = chance.choice([digit for digit in "123456789" if digit != said.words[place]])
    return said.words[:place] + other + said.words[place + 1 :]


def _splice(chance: Random, said: Said) -> str:
    other = chance.choice([one for one in STATEMENTS if one is not said])
    first, second = said.words.split(), other.words.split()
    joint = chance.choice([" ", " … ", " ... "])
    return " ".join(first[: len(first) // 2]) + joint + " ".join(second[len(second) // 2 :])


def _swap(chance: Random, said: Said) -> str:
    other = chance.choice([one for one in STATEMENTS if one.speaker != said.speaker])
    ways = (
        f"{other.speaker} said: “{said.words}”",
        f'"{said.words}" — {other.speaker}',
        f"> {said.words}\n— {other.later}",
        f"Did {other.later} really say that? {other.later} told reporters: '{said.words}'",
        f"{other.speaker}: {said.words}",
    )
    return chance.choice(ways)


def _retyped(chance: Random, said: Said) -> str:
    """The words with other typography: marks, dashes, spaces, invisible characters, ligatures."""
    words = said.words
    if chance.random() < 0.5:
        words = words.replace("'", "’")
    if chance.random() < 0.3:
        words = words.replace(" ", "\u00a0", 2).replace(" ", "  ", 1)
    if chance.random() < 0.3:
        words = words.replace("fi", "ﬁ").replace("fl", "ﬂ")
    if chance.random() < 0.2:
        words = words.replace(", ", " – ", 1)
    if chance.random() < 0.2:
        words = words[: len(words) // 2] + "\u200b" + words[len(words) // 2 :]
    opening, closing = chance.choice([("“", "”"), ('"', '"'), ("‘", "’"), ("", ""), ("> ", ""), ("**", "**")])
    return (
        chance.choice(["", "", f"{said.speaker} said: "]) * (opening not in ("", "> ", "**"))
        + opening
        + words
        + closing
    )


def test_none_of_a_thousand_mutated_quotes_is_verbatim_and_nearly_all_are_altered(
    corpus: MemoryCorpus,
) -> None:
    mutations = _mutations(1000)
    verdicts = [check_quote(words, corpus).verdict for _, words in mutations]

    assert [m for m, verdict in zip(mutations, verdicts, strict=True) if verdict == "verbatim"] == []
    assert verdicts.count("altered") >= 970


def test_a_thousand_true_quotes_are_verbatim_however_they_are_typed(corpus: MemoryCorpus) -> None:
    chance = Random(SEED)
    typed = [_retyped(chance, chance.choice(STATEMENTS)) for _ in range(1000)]
    missed = [words for words in typed if check_quote(words, corpus).verdict != "verbatim"]

    assert len(missed) <= 5, missed


def test_a_thousand_sentences_from_elsewhere_are_absent(corpus: MemoryCorpus) -> None:
    found = [s for s in _elsewhere(1000) if check_quote(s, corpus).verdict != "absent"]

    assert len(found) <= 10, found


def _elsewhere(count: int) -> list[str]:
    """Sentences on the same subject and others that nobody in the coverage says."""
    who = [
        "The harbour master",
        "A deckhand",
        "The council",
        "Our captain",
        "The ferry company",
        "My neighbour",
    ]
    did = [
        "has asked for",
        "never wanted",
        "would pay for",
        "is proud of",
        "cannot explain",
        "has promised us",
    ]
    what = [
        "a new ferry",
        "two tugs",
        "the night crossing",
        "an inquiry into fuel",
        "£3m of repairs",
        "a lighthouse",
    ]
    when = [
        "before the summer.",
        "since last March.",
        "on Sunday mornings.",
        "after the storm.",
        "in the estuary.",
    ]
    every = [" ".join(parts) for parts in itertools.product(who, did, what, when)]
    return Random(SEED).sample(every, count)


def test_the_named_speaker_is_compared_with_the_quotes(corpus: MemoryCorpus) -> None:
    words = STATEMENTS[5].words
    right = check_quote(f"Rupert Haldane-Moss said: “{words}”", corpus)
    wrong = check_quote(f"Ingrid Solway said: “{words}”", corpus)

    assert right.verdict == "verbatim"
    assert wrong.verdict == "altered"
    assert wrong.notes[0] == (
        "The words are in the coverage, but they are those of Rupert Haldane-Moss, not of Ingrid Solway."
    )


@pytest.mark.parametrize(
    "message",
    [
        "haldane-moss said “{}”",
        "Mr Haldane-Moss told everyone: “{}”",
        "the former harbour minister said: “{}”",
        "“{}” — Rupert Haldane-Moss",
        "“{}”, said Rupert Haldane-Moss, the former harbour minister.",
        "> {}\n> — Rupert Haldane-Moss",
        "look at this:\n> {}",
        "Rupert Haldane-Moss: {}",
        "She says “{}” lol",
        "Did Haldane-Moss really say “{}”?",
        "Is it true that Haldane-Moss told reporters “{}”?",
        "***“{}”***",
    ],
)
def test_a_message_may_name_the_speaker_in_many_ways(corpus: MemoryCorpus, message: str) -> None:
    assert check_quote(message.format(STATEMENTS[5].words), corpus).verdict == "verbatim"


@pytest.mark.parametrize(
    ("words", "verdict", "note"),
    [
        ("Our budget has fallen by £2.4m … yet the number of crossings has doubled.", "verbatim", "left out"),
        (
            "[Their inquiry] was finished in June and nobody thought to publish it.",
            "verbatim",
            "[Their inquiry]",
        ),
        (
            "The report was finished in June and [not] nobody thought to publish it.",
            "altered",
            "negation was added",
        ),
        ("Nobody in this department … failed its inspection in March.", "verbatim", "left out"),
        ("There is … plan to sell the port of Wexcombe to anyone.", "altered", "no"),
        ("We took 412 passengers … by nine to one to refuse the new rota.", "altered", "different places"),
    ],
)
def test_omissions_and_insertions_are_honoured_and_named(
    corpus: MemoryCorpus, words: str, verdict: str, note: str
) -> None:
    check = check_quote(words, corpus)

    assert check.verdict == verdict
    assert any(note in sentence for sentence in check.notes), check.notes


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (
            "Our budget has fallen by £24m since 2019, yet the number of crossings has doubled.",
            "A number differs",
        ),
        (
            "Our budget has fallen by $2.4m since 2019, yet the number of crossings has doubled.",
            "A number differs",
        ),
        (
            "Ticket prices rose 14 last year while wages in the town rose by less than 2%.",
            "A number is missing: “%”.",
        ),
        ("It can be right that a fishing village pays for a marina it cannot use.", "A negation is missing"),
        (
            "I have met Lord Ashgrove and have never discussed the ferries with him.",
            "A negation is missing: “never”.",
        ),
        ("I have never met Lord Ashcombe and have never discussed the ferries with him.", "A name differs"),
        (
            "It isn't the weather that cancels sailings, it is not the lack of spare parts.",
            "A negation was added",
        ),
    ],
)
def test_a_changed_number_name_or_negation_is_called_out(corpus: MemoryCorpus, words: str, note: str) -> None:
    check = check_quote(words, corpus)

    assert check.verdict == "altered"
    assert any(sentence.startswith(note) for sentence in check.notes), check.notes


def test_the_difference_reconstructs_both_texts(corpus: MemoryCorpus) -> None:
    check = check_quote("This is the best winter for the whole harbour that I can remember.", corpus)

    assert "".join(edit.text for edit in check.diff if edit.op != "delete") == check.text
    theirs = "".join(edit.text for edit in check.diff if edit.op != "insert")
    assert theirs.split() == [
        "This",
        "is",
        "the",
        "worst",
        "winter",
        "for",
        "the",
        "harbour",
        "that",
        "I",
        "can",
        "remember.",
    ]


def test_a_word_changed_around_a_quotation_is_not_hidden_by_it() -> None:
    text = "The mayor denied that the pier was “a monument to vanity” and promised to open it by May."
    corpus = MemoryCorpus([text], Language())

    assert check_quote(text, corpus).verdict == "verbatim"
    assert check_quote(text.replace("denied", "admitted"), corpus).verdict == "altered"


def test_words_run_together_from_two_speakers_are_not_verbatim() -> None:
    text = "Jo Marl said: “We will never give up the pier.”\n\n“The council must go,” said Al Dunn."
    corpus = MemoryCorpus([text], Language())

    assert check_quote("We will never give up the pier. The council must go", corpus).verdict == "altered"


def test_words_inside_longer_words_are_not_there(corpus: MemoryCorpus) -> None:
    assert check_quote("he storm did the damage but neglect had done the work", corpus).verdict == "altered"


def test_a_question_made_a_statement_is_not_verbatim() -> None:
    corpus = MemoryCorpus(["“Is the pier a danger to the town? Ask the crews,” said Jo Marl."], Language())

    assert check_quote("Is the pier a danger to the town?", corpus).verdict == "verbatim"
    assert check_quote("Is the pier a danger to the town", corpus).verdict == "verbatim"
    assert check_quote("Is the pier a danger to the town.", corpus).verdict == "altered"


def test_a_splice_does_not_pass_for_the_words_it_has_in_marks() -> None:
    text = (
        "“This town needs a pier,” said Jo Marl. “That was the board saying, 'Do not leave it on the beach.'”"
    )
    corpus = MemoryCorpus([text], Language())

    assert check_quote("This town needs 'Do not leave it on the beach.'", corpus).verdict == "altered"


def test_capitals_that_change_the_meaning_are_not_verbatim() -> None:
    corpus = MemoryCorpus(["Jo Marl said: “The US told us that May would be polished.”"], Language())

    assert check_quote("The us told US that May would be polished", corpus).verdict == "altered"
    assert check_quote("the US told us that May would be polished", corpus).verdict == "verbatim"


@pytest.mark.parametrize("words", ["the", "yes", "We took", "?", "“no”"])
def test_one_or_two_words_prove_nothing(corpus: MemoryCorpus, words: str) -> None:
    with pytest.raises(CuttingsError, match=r"[A-Z“].*\.$"):
        check_quote(words, corpus)


def test_a_short_quotation_can_be_checked_when_it_is_all_that_was_quoted() -> None:
    corpus = MemoryCorpus(["Jo Marl claimed that the council had “buckled” under the strain."], Language())

    check = check_quote("“buckled”", corpus)

    assert check.verdict == "verbatim"
    assert isinstance(check.match, Quote)
    assert check.match.speaker == "Jo Marl"


@pytest.mark.parametrize("words", ["", "   ", "…", "“”", ">", "\u200b", "x " * 20_000])
def test_nothing_to_check_is_said_in_one_sentence(corpus: MemoryCorpus, words: str) -> None:
    with pytest.raises(CuttingsError, match=r"^[A-Z].*\.$"):
        check_quote(words, corpus)


def test_the_articles_own_words_are_matched_as_a_passage(corpus: MemoryCorpus) -> None:
    check = check_quote(
        "has been closed to large vessels since a crane collapsed on the eastern quay", corpus
    )

    assert check.verdict == "verbatim"
    assert isinstance(check.match, Passage)
    assert check.notes == ("In the coverage these words are the article's own, not in quotation marks.",)


def test_a_word_changed_in_a_short_quotation_is_seen() -> None:
    corpus = MemoryCorpus(["Jo Marl has called for a “zero waste approach” to the pier."], Language())

    assert check_quote("“zero waste policy”", corpus).verdict == "altered"
    assert check_quote("“a new approach”", corpus).verdict == "absent"


def test_every_quotation_of_a_message_is_checked(corpus: MemoryCorpus) -> None:
    message = f"she said “{STATEMENTS[6].words}” and then “{STATEMENTS[12].words.replace('14', '41')}”?! > no"

    assert [check.verdict for check in check_message(message, corpus)] == ["verbatim", "altered"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab “”\"'’‘…[]>*_|-—:,.?!\n5£%"), max_size=80))
def test_any_message_gets_a_verdict_or_one_sentence(corpus: MemoryCorpus, message: str) -> None:
    assert _verdicts(message, corpus) <= {"verbatim", "altered", "absent", "refused"}


def _verdicts(message: str, corpus: MemoryCorpus) -> set[str]:
    try:
        checks = [check_quote(message, corpus), *check_message(message, corpus)]
    except CuttingsError as error:
        return {"refused"} if str(error).endswith(".") else {str(error)}
    return {check.verdict for check in checks}
