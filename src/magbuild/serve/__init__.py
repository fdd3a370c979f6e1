"""The preview: watch, build, serve to this machine alone, tell open pages what has changed."""
