"""Many files at once: what a command line names, and the processes that check it."""
