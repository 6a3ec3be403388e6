import pytest

from audits.lib.words import bare_words, counted


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


@pytest.mark.parametrize(("count", "expected"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1234, "1,234 pages")])
def test_counted(count: int, expected: str) -> None:
    assert counted(count, "page") == expected
