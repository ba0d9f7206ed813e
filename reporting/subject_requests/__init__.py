"""Requests of persons for their own data: a copy of it, or its erasure. Two of the staff, and nothing by one alone."""
