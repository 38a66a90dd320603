"""Periods in text: where a time is stated, and the days it means."""
