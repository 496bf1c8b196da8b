"""Mending what is certain: findings become splices of bytes, tried in memory before a file changes."""
