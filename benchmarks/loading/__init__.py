"""What a page costs its reader: bytes on the wire, elements to lay out, time until it shows."""
