"""Django's PostgreSQL with the platform's way of lending connections; the name of `ENGINE`."""
