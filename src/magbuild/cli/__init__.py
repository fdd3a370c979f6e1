"""Words on the command line to a call and an exit code.

Imports stand inside the commands that use them: they are what makes a program slow to start.
"""
