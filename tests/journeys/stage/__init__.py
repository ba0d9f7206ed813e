"""What the journeys play on: the demo's database and files, real server processes, and a browser that tells tales."""
