"""The one reader of environment variables, so that every setting is typed and named in one place."""

from pathlib import Path

from environs import Env

env = Env()

ROOT = Path(__file__).resolve().parents[3]
"""The checkout."""

DATA = Path(env.str("SOH_DATA_DIR", str(ROOT / "var"))).resolve()
"""Where the running platform keeps files that are not content: embedded database, demo facts, media in development."""
