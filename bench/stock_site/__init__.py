"""Stock Wagtail with content of the same shape: the peer in every measurement."""
