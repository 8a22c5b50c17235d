"""Pages of the service work, one module per household: fetch → form → deed → redirect."""
