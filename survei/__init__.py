"""Satisfaction index (PermenPANRB 14/2017). Models come with its issue."""
