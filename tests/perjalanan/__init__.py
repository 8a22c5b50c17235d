"""Journeys in a real browser: what people do at the office, from the door to the letter in the hand."""
