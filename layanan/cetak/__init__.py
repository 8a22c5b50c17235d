"""Prints of the service work: models in, plain data and a template name out."""
