"""Text of others inside a sentence of ours."""

from ytcs_data.console import one_line
from ytcs_data.views.plain import plain


def test_text_turns_no_sentence_around_and_breaks_no_line():
    assert plain("a\u202excel.exe\u2066\u200f") == "axcel\\.exe"
    assert plain("a\r\n# b\x00c") == "a \\# b c"


def test_text_gives_no_orders_to_a_terminal():
    assert one_line("a\x1b]0;x\x07\u202eb\n") == "a ]0;x  b "
