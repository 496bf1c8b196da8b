"""What the stylesheets' parameters are is read from their file."""

from teitools.parameters import KINDS, help_lines, parameters


def test_each_parameter_has_a_type_a_default_and_says_what_it_does() -> None:
    assert parameters()
    for each in parameters():
        assert each.type in KINDS
        assert each.default
        assert each.what.endswith(".")


def test_true_is_no_number() -> None:
    number = next(each for each in parameters() if each.type == "xs:integer")
    assert (number.allows(1), number.allows(True), number.allows("1")) == (True, False, False)


def test_help_shows_each_as_it_would_be_written() -> None:
    text = "\n".join(help_lines())
    assert all(f"\n{each.name} = {each.default}\n" in text for each in parameters())
