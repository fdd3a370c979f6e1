"""What each page may see: small frozen values made for templates, and nothing else.

Text in a view is plain text and is escaped by the template; the only ready HTML is that of a
`TextView`, which comes from the sanitiser. Addresses are absolute paths on this site and start with
"/".
"""
