"""A force's whole estate: what belongs to it in every table and file, taken out, put back elsewhere, or removed."""
