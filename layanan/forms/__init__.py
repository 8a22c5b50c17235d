"""Parsing and validating what people type, one module per household; never saves."""
