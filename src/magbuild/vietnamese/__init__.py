"""The language and the land: text, numbers, dates and provinces as a Vietnamese editor expects."""
