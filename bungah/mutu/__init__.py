"""Inputs, improvement cards, events and check sheets that any app may open (with their first caller)."""
