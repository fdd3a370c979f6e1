"""Files to documents: what was written."""
