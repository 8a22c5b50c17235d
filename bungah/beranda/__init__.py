"""The roof: public home, staff home, first-run guide. Knows no app by name; apps offer their ``papan``."""
