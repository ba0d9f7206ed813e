"""The staff door's screens for sharing pages between the national library and the forces."""
