"""Settings: base, and one module each for development, production and test."""
