"""Search in a site without a server: words and passages, an index in small files, and what narrows it."""
