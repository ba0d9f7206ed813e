"""Delivery of reports to the forces' record systems."""

from soh.settings.environment import env

# Hosts (name:port) that may be on a private network and may speak plain http: only for trials, never in production.
DELIVERY_ALLOWED_TEST_HOSTS: list[str] = env.list("DELIVERY_ALLOWED_TEST_HOSTS", [])
