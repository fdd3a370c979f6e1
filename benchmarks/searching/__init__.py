"""How well stories are found: queries made of a magazine's own data, and who answers them."""
