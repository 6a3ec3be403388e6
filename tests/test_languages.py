import pytest

from audits.lib.languages import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pain begins in the neck and is felt in the head, often on one side only.", "en"),
        ("Der Schmerz beginnt im Nacken und strahlt in den Kopf aus, oft nur auf einer Seite.", "de"),
        ("La douleur commence dans la nuque et se fait sentir dans la tête, souvent d'un seul côté.", "fr"),
        ("Mae'r boen yn dechrau yn y gwddf ac i'w theimlo yn y pen, yn aml ar un ochr yn unig.", "cy"),
    ],
)
def test_prose_is_told_by_its_language(text: str, language: str) -> None:
    guess = guess_language(text)
    assert guess.language == language
    assert guess.likelihood > 0.9


def test_nonsense_is_told_by_a_low_likelihood() -> None:
    assert guess_language("alb.ingress/target-type: ip").likelihood < 0.9
