"""Documents to one resolved magazine: how things relate."""
