"""Figures as a picture worth posting: every series labelled where it stands, every source named.

Figures of one unit and kind share a panel, others never do. A series of several dated points runs along
time, where a period is drawn as long as it is; single figures stand as bars one below the other. What has no
date is given in words and never placed.
"""

from bot.charts.page import COLOURS, Scheme
from bot.charts.sheet import chart

__all__ = ["COLOURS", "Scheme", "chart"]
