"""``python -m bot`` is the ``cuttings`` command."""

from bot.cli import main

main()
