"""Invented articles about invented people and places, written for these tests alone."""

ARTICLES = {
    "courier-trams.md": """---
title: Tram journeys pass 19 million
publisher: The Kelby Courier
author: Ines Marlow
published: 2025-02-06
url: https://kelbycourier.example/news/tram-journeys_(2024)
---

Tram journeys in Kelby rose to 19.2 million at the end of 2024, up from 17.9 million a year earlier and \
14.6 million at the end of 2022, according to figures from Kelby Transport.

Ada Holm, the transport commissioner, said the extension to Marsh Lane had changed how people travel. \
“We built the line that this city was promised for thirty years,” she told the council on Tuesday. \
“Nobody who rides it in the morning wants the buses back.”

The council spent £84 million on the extension, about £6 million more than planned. A further 14 trams \
were ordered in January.

Critics said the fares were too high. “A family of four pays more for the tram than for a taxi,” said \
Tomas Redfern, who leads the opposition on the council.
""",
    "post-trams.md": """---
title: Fares, delays and a record year on the trams
publisher: Northmoor Post
published: 2025-03-12
url: https://northmoorpost.example/2025/03/trams
---

Complaints about the Kelby trams rose by 16% in the year ending December 2024 compared with the year before, \
the passengers' council said.

It received 3,410 complaints, of which more than 1,200 were about delays on the Marsh Lane extension.

Beatriz Olsen, who chairs the passengers' council, said: “People will forgive a new line a great deal, \
but they will not forgive being left on the platform.” She added that the operator had answered \
only two thirds of the complaints within a month.

The operator said nine in ten trams ran on time. It said that it would publish the figures for each stop \
from April 2025.
""",
    "gazette-bridge.md": """---
title: Harrow Bridge closes for repairs
publisher: Weir Valley Gazette
published: 2024-11-20
url: https://weirgazette.example/harrow-bridge
---

Harrow Bridge will close to cars for nine weeks from January 2025 while engineers replace 48 of its bearings.

“The bridge is safe today and we mean to keep it so,” said Priya Nandakumar, the county's chief engineer. \
“Closing it now is cheaper than closing it for a year.”

About 22,000 vehicles cross the bridge every day. Drivers will be sent over Mill Ford, which adds about \
7 miles to the journey to Kelby.
""",
    "ferry.txt": """The Osk ferry carried 212,000 passengers last summer, the harbour office said.

The harbour master, Gil Ferrante, said that the old ferry would sail for one more season. \
“She is slow and she is loud, and people love her,” Mr Ferrante said.

A new ferry with electric engines costs £31 million. The harbour board has not said who will pay for it.
""",
    "courier-library.md": """---
title: Three libraries to open on Sundays
publisher: The Kelby Courier
published: 2025-01-15
url: https://kelbycourier.example/news/libraries
---

Three of Kelby's eleven libraries will open on Sundays from May 2025, the city said.

Visits to the libraries fell to 640,000 in 2024, down from 702,000 in 2023.

“A library that is shut when people are free is a cupboard,” said Rosa Lindqvist, the head of libraries. \
She said the trial would cost £120,000 and run for a year.
""",
}
