"""Deeds of the service work, one module per household."""
