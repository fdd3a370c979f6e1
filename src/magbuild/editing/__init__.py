"""Writing for editors: what is mended in their files, and what new files begin with."""
