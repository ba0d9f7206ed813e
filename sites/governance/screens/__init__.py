"""A force's own screens in the admin: its look, links, twins, phase, agreement, training space and counts."""
