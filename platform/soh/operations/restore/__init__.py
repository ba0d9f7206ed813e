"""Proving that a backup opens: dumped, restored into a clean folder, and every reference compared with the original."""
