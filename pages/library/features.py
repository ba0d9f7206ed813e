"""What rich text in entries of the shared library may hold."""

from __future__ import annotations

FEATURES = ["bold", "ol", "ul", "link"]
"""No documents: they would cost each page a query of their own, and belong to one force."""
