"""Values to bytes: what is made."""
