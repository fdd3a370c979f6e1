"""Foreign archives to draft articles."""
