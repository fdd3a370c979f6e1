"""magbuild: a static site generator for a Vietnamese profile and news magazine."""

__version__ = "0.1.0"
