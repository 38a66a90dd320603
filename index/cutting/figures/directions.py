"""Words that say which way a figure moved: verbs, nouns and comparatives of rising and falling."""

from __future__ import annotations

from index.cutting.figures.lexer import vocabulary
from index.models import Direction

_UP_VERBS = vocabulary(
    """
    rise rises rose risen rising grow grows grew grown growing climb climbs climbed climbing
    increase increases increased increasing jump jumps jumped jumping surge surges surged surging
    soar soars soared soaring gain gains gained gaining up advance advances advanced advancing add
    adds added adding raise raises raised raising rocket rocketed skyrocket skyrocketed swell
    swelled swollen spike spikes spiked expand expands expanded lift lifted lifts boost boosts
    boosted rally rallies rallied rebound rebounded rebounds higher strengthen strengthened leap
    leaps leapt accelerate accelerated accelerates improve improved improves recover recovered inch
    inched hike hiked doubled double tripled trebled quadrupled escalated widened firmed appreciated
    lengthen lengthens lengthened lengthening deepened
    """
)
_DOWN_VERBS = vocabulary(
    """
    fall falls fell fallen falling drop drops dropped dropping decline declines declined declining
    decrease decreases decreased decreasing slide slides slid sliding slump slumps slumped slumping
    plunge plunges plunged plunging plummet plummets plummeted plummeting tumble tumbles tumbled
    tumbling sink sinks sank sunk sinking lose loses lost losing shed sheds shedding down dip dips
    dipped dipping cut cuts cutting reduce reduces reduced reducing ease eases eased easing shrink
    shrinks shrank shrunk shrinking contract contracts contracted slow slows slowed slowing lower
    lowered lowers slip slips slipped slipping halve halved halves weaken weakened crash crashed
    narrowed depreciated shorten shortens shortened shortening downgraded downgrading slashed slash
    retreat retreated tanked collapsed collapse fewer
    """
)
_UP_NOUNS = vocabulary(
    """
    increase rise jump surge gain growth climb boost hike spike uplift upturn improvement rebound
    uptick leap expansion advance rally increases rises gains hikes upsurge
    """
)
_DOWN_NOUNS = vocabulary(
    """
    decrease fall drop decline reduction cut slump plunge dip slide contraction downturn slowdown
    cuts falls reductions declines drops tumble collapse
    """
)
_MORE = vocabulary(
    """
    more higher greater up above longer larger bigger heavier faster warmer hotter dearer
    """
)
_LESS = vocabulary(
    """
    fewer less lower down smaller below shorter lighter slower colder cooler cheaper
    """
)


def _pointing(up: frozenset[str], down: frozenset[str]) -> dict[str, Direction]:
    """Give each word its direction; a word of both lists falls."""
    rising: dict[str, Direction] = dict.fromkeys(up, "up")
    falling: dict[str, Direction] = dict.fromkeys(down, "down")
    return rising | falling


VERBS = _pointing(_UP_VERBS, _DOWN_VERBS)
"""Forms of verbs, and "up", "down", "higher" after them: "rose", "were up"."""
NOUNS = _pointing(_UP_NOUNS, _DOWN_NOUNS)
"""Rises and falls by name: "an increase of"."""
COMPARATIVES = _pointing(_MORE, _LESS)
"""Words behind a figure that compare: "4% higher than"."""
