"""The office of the service work's tests serves here too."""

from tests.layanan.conftest import jam, kades, kantor, petugas  # noqa: F401 -- fixtures of these tests
