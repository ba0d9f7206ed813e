"""What answers at each door."""
