"""Pure rules of the service work on plain values, one module per household; no Django."""
