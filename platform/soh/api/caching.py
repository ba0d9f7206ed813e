"""How long others may keep what the API says."""

PUBLIC = "public, max-age=5, must-revalidate"
"""Published content: shared caches absorb a rush, and nobody sees withdrawn words for more than 5 seconds."""
