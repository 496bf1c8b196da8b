"""``python -m teitools``."""

from teitools.cli import main

if __name__ == "__main__":
    main(prog_name="teitools")
