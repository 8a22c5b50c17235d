"""Tests of the people's app."""
