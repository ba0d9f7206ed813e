"""A real Elasticsearch for development, tests and the demo, on a machine without containers.

Nothing here imports Django. In production SEARCH_URL names a cluster of its own.
"""
