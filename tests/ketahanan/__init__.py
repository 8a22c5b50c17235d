"""Faults on purpose: processes killed, disks full, many writers at once. Here in their short form."""
