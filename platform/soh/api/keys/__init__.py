"""Partner keys: what a force gives to a partner's system so that it may use the API for that force."""
