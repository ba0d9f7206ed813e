"""National forms in forty-three forces: which version each holds, what is its own in it, and who decided."""
