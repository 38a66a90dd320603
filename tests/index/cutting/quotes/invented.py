"""Invented coverage: articles about places that do not exist, with what each person is quoted as saying.

Every statement is written once here, set into articles by several house styles, and so known word for word.
"""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """A statement, its speaker in full, the role as written, and the surname form used later."""

    words: str
    speaker: str
    role: str
    later: str


_SPEAKERS = (
    ("Marta Quillfeather", "harbour secretary", "Ms Quillfeather"),
    ("Owen Tredegar-Vale", "shadow harbour secretary", "Mr Tredegar-Vale"),
    ("Priya Lindqvist", "chief inspector of ferries", "Ms Lindqvist"),
    ("Callum Breckenshaw", "leader of Dunmore council", "Mr Breckenshaw"),
    ("Adaeze Fontaine", "union organiser", "Ms Fontaine"),
    ("Rupert Haldane-Moss", "former harbour minister", "Mr Haldane-Moss"),
    ("Ingrid Solway", "economist", "Ms Solway"),
    ("Tobias Merrick", "coastguard spokesman", "Mr Merrick"),
)

_WORDS = (
    "We took 412 passengers off the island in a single night, and not one of them was hurt.",
    "Nobody in this department was told that the ramp had failed its inspection in March.",
    "The crossing will never be safe while a third of the crew are working double shifts.",
    "I would rather cancel every sailing in August than send one boat out without a radio.",
    "Our budget has fallen by £2.4m since 2019, yet the number of crossings has doubled.",
    "This is the worst winter for the harbour that I can remember.",
    "They promised us a new lighthouse and sent a postcard.",
    "It can't be right that a fishing village pays for a marina it cannot use.",
    "The minister has had 18 months to repair the breakwater and has done nothing.",
    "Every family on Gullhaven knows somebody who waited more than nine hours for the doctor.",
    "You do not fix a timetable by hiding it from the people who need it.",
    "We are not asking for charity, we are asking for the bridge that was paid for.",
    "Ticket prices rose 14% last year while wages in the town rose by less than 2%.",
    "The report was finished in June and nobody thought to publish it.",
    "If the council wants to close the slipway, it should say so in public.",
    "There were 37 complaints about the night boat and only four were answered.",
    "I accept that the warning came too late for the people of Saltmarsh Row.",
    "A harbour without a dredger is a car park with seagulls.",
    "My officers had no powers to board the vessel until half past six.",
    "What is the point of a rescue service that has to ask permission to rescue?",
    "The new pier will carry 1,500 people an hour, twice what the old one could.",
    "We will not sign a contract that leaves pensioners stranded on Sundays.",
    "The engineers told us in plain English that the crane would fall.",
    "Three ministers have come here for photographs and none has come back.",
    "It was a mistake, it was my mistake, and I am sorry for it.",
    "The subsidy costs each household about 60p a week, which is less than a loaf of bread.",
    "I have never met Lord Ashgrove and have never discussed the ferries with him.",
    "Half the moorings are empty because nobody can afford the fees.",
    "Last winter we lost eleven days to fog; this winter we have lost forty.",
    "The people who work on these boats deserve better than a text message.",
    "We've checked every lifejacket on the Kestrel and found none that had expired.",
    "Dunmore has waited since 1987 for a decision that takes an afternoon.",
    "There is no plan to sell the port of Wexcombe to anyone.",
    "The figures don't lie: 6,200 fewer visitors came by sea this spring.",
    "Fuel is now 43 per cent of what it costs us to run a crossing.",
    "She asked for a survey, was refused one, and was blamed for the flood.",
    "I'd be astonished if the night boat survives beyond October.",
    "The old ferry burned 900 litres an hour, the Kestrel burns 340.",
    "Nothing in the law stops the council from opening its own books.",
    "They have repaired the clock tower before they repaired the hospital jetty.",
    "We are proud of what the volunteers did on Tuesday night.",
    "The storm did the damage but neglect had done the work.",
    "Our members voted by nine to one to refuse the new rota.",
    "Children in Upper Gullhaven are learning in a cabin because the school boat is broken.",
    "It isn't the weather that cancels sailings, it is the lack of spare parts.",
    "The tender was open to everyone and won by the lowest bidder.",
    "I told the committee in 2021 and I am telling it again today.",
    "Between 5 and 7 boats are out of service on any given morning.",
    "This government inherited a fleet held together with paint.",
    "No captain should have to choose between the tide and the timetable.",
    "We expect the channel to be clear by the second week of May.",
    "The harbour board answers to nobody and behaves like it.",
    "Freight is up, tourism is up, and only honesty is down.",
    "It would cost £90m to raise the sea wall and £400m to lose the town.",
    "I welcome the inquiry but it must hear from the deckhands first.",
    "The sirens were tested at noon and failed at midnight.",
    "You could buy two good tugs for what they spent on the logo.",
    "We rescued a dog, a piano and the mayor of Saltmarsh.",
    "People are leaving the island because the last boat is at four o'clock.",
    "The inspectors found rust on all twelve davits aboard the Petrel.",
    "There has not been a single prosecution for dumping in the estuary.",
    "The night shift is doing the work of thirty men with nineteen.",
    "My constituents would like a ferry that floats.",
    "Our modelling shows that fares could fall by a fifth without any new money.",
)

STATEMENTS = tuple(Said(words, *_SPEAKERS[number % len(_SPEAKERS)]) for number, words in enumerate(_WORDS))

_NARRATION = (
    "The harbour at Dunmore has been closed to large vessels since a crane collapsed on the eastern quay.",
    "Sailings between Wexcombe and Gullhaven were suspended for much of the winter after a run of failures.",
    "A committee of the island assembly is expected to publish its findings on the fleet before the summer.",
    "The dispute over rotas has run for more than a year and neither side has shown any sign of giving way.",
)


def _style(number: int, said: Said, first: bool) -> str:
    """One paragraph that quotes a statement, in one of the ways that newspapers do."""
    words, who = said.words, f"{said.speaker}, the {said.role}," if first else said.later
    body, end = words[:-1], words[-1]
    inner = body + ("," if end == "." else end)
    ways = (
        f"{who} said: “{words}”",
        f"“{inner}” {who.rstrip(',')} said.",
        f'"{inner}" said {who.rstrip(",")}.',
        f'{who} told reporters: "{words}"',
        f"‘{inner.replace('’', chr(8217))}’ {who.rstrip(',')} added.",
    )
    if "'" in words and number % len(ways) == 4:
        return ways[0]
    return ways[number % len(ways)]


def articles() -> list[tuple[str, list[Said]]]:
    """Give sixteen articles of four statements each, as (text, what is said in it)."""
    made = []
    for number in range(0, len(STATEMENTS), 4):
        group = list(STATEMENTS[number : number + 4])
        paragraphs = [_NARRATION[number // 4 % len(_NARRATION)]]
        for place, said in enumerate(group):
            paragraphs.append(_style(number // 4 + place, said, first=True))
        made.append(("\n\n".join(paragraphs), group))
    return made
