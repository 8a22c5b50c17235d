"""Questions about the service work, one module per household."""
