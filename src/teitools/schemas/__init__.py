"""Which schema a document is to be checked against, and where it is on this machine."""
