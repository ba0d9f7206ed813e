"""The national team's screens for opening a force, and each force's own page with what it still needs."""
