"""The ground: diagnostics, positioned YAML, files. Knows nothing of sites or magazines."""
