"""Tasks to outputs, doing as little as possible. Knows no magazine."""
