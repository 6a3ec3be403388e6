import pytest

from audits.lib.words import bare_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("→ Read more… (PDF)", "read more pdf"),
        ("  Neck\u00a0exercises!\n", "neck exercises"),
        ("\uff2eeck", "neck"),
        ("Straße", "strasse"),
        ("★ ✓", ""),
    ],
)
def test_a_text_has_its_words(text: str, words: str) -> None:
    assert bare_words(text) == words
