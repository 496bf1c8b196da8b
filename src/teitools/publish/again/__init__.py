"""Building again: what stands from the build before stays, unless what it was made from has changed."""
