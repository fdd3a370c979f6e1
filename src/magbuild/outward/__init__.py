"""What is asked of other sites, and only when somebody wants it: no build comes here."""
