"""Forms of other form builders, read into this platform's definition."""
