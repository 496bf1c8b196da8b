"""The account of a build: what became of each word of each source text, in each output.

``words`` says what a word is, ``source`` and the readers of the outputs find them, ``pairing`` pairs them,
``suppression`` names what an output leaves out on purpose, ``balance`` says what became of each word,
``findings`` and ``coverage`` tell it. Nothing here knows what the stylesheets do.
"""
