"""Factories, one module per app: what a test needs and no surprise."""
