"""Magazines made up for the race: the same articles every time, for any number of them."""
