"""Complaints with receipt, officer and deadline (UU 25/2009 art. 36, 40–50). Models come with its issue."""
