"""The account of a build: what became of each word of each source text, in each output.

``words`` says what a word is, ``source`` and the readers of the outputs find them, ``matching`` pairs them,
``suppression`` names what an output leaves out on purpose, ``account`` adds up, ``lost`` and ``coverage`` tell.
"""
