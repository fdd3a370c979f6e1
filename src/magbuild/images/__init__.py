"""Pictures: what files of them there are, what is made of one, and how."""
