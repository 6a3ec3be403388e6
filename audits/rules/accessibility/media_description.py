"""The rule `media-description`."""

import re
from collections.abc import Iterator

from audits.evidence import Media, Recording
from audits.rules.accessibility._media import CAPTIONS, is_film, named
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

DESCRIBED = re.compile(r"\baudio[- ]descri|\bdescribed version", re.IGNORECASE)
"""How a link to a film with a spoken description is called."""


def _films(media: Media) -> list[Recording]:
    return [one for one in media.recordings if is_film(one) and one.has_sound is not False]


@rule("media-description", wcag("1.2.3"), wcag("1.2.5"), where=lambda media: bool(_films(media)))
@good("<video controls src='gone.mp4'></video><a href='d.html'>Audio-described version</a>")
@bad("<video controls src='gone.mp4'></video>", says="told aloud", result=Result.UNSURE)
@bad("<video controls src='gone.mp4'></video><a href='t.html'>Transcript</a>", says="1.2.5", result=Result.UNSURE)
@bad(
    f"<video controls src='gone.mp4'><track kind='descriptions' src='{CAPTIONS}'></video>",
    says="no browser speaks",
    result=Result.UNSURE,
)
def media_description(media: Media) -> Iterator[Problem]:
    """What a film shows is told aloud

    Let the speaker say what is to be seen (“now I turn my head to the left”), or offer the film again with a
    description spoken between the words. Readers who do not see it otherwise hear “like this” and learn nothing.
    """
    for one in _films(media):
        if any(DESCRIBED.search(name) for name in one.transcripts):
            continue
        if any(track.kind == "descriptions" for track in one.tracks):
            what = "has its description as a text track, which no browser speaks by itself."
        elif one.transcripts:
            what = f"has a text beside it, “{one.transcripts[0]}”, which is enough for 1.2.3 but not for 1.2.5."
        else:
            what = "has no second version with a description that could be found."
        yield Problem(
            f"The film {named(one)} {what} A person must say whether all that matters in the picture is told aloud.",
            place=one.place,
            result=Result.UNSURE,
        )
