"""The e-book: EPUB 3.3 of each document, with the metadata of EPUB Accessibility 1.1."""
