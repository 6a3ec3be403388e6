"""The rule `media-captions`."""

from collections.abc import Iterator

from audits.evidence import Media
from audits.rules.accessibility._media import CAPTIONS, NO_CAPTIONS, is_film, named
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

KINDS = frozenset({"captions", "subtitles"})


def _films(media: Media) -> bool:
    return bool(media.players) or any(is_film(one) and one.has_sound is not False for one in media.recordings)


@rule("media-captions", wcag("1.2.2"), where=_films)
@good(f"<video controls src='gone.mp4'><track kind='captions' srclang='en' src='{CAPTIONS}'></video>")
@bad(f"<video controls src='gone.mp4'><track kind='captions' src='{NO_CAPTIONS}'></video>", says="hold no words")
@bad("<video controls src='gone.mp4'><track kind='captions' src='gone.vtt'></video>", says="cannot be loaded")
@bad("<video controls src='gone.mp4'></video>", says="no captions", result=Result.UNSURE)
@bad(
    "<iframe title='Neck exercises' src='https://www.youtube-nocookie.com/embed/x'></iframe>",
    says="Neck exercises",
    result=Result.UNSURE,
)
def media_captions(media: Media) -> Iterator[Problem]:
    """What is said in a film can be read in it

    Give the film captions: `<track kind="captions" srclang="en" src="film.vtt">` inside `<video>`, or the captions of
    the service that shows it, corrected by a person. Without them, deaf readers see lips move.
    """
    for one in media.recordings:
        if not is_film(one) or one.has_sound is False:
            continue
        captions = [track for track in one.tracks if track.kind in KINDS]
        if any(track.cues for track in captions):
            continue
        if captions:
            why = "cannot be loaded" if all(track.cues is None for track in captions) else "hold no words"
            yield Problem(f"The captions of the film {named(one)} {why}.", place=one.place)
        else:
            yield Problem(
                f"The film {named(one)} has no captions that can be switched on. A person must say whether its words "
                "stand in the picture, or whether nobody speaks.",
                place=one.place,
                result=Result.UNSURE,
            )
    for player in media.players:
        yield Problem(
            f"{player.host} shows “{player.title}”, which is not opened here. A person must say whether it has "
            "captions, written or corrected by a person.",
            place=player.place,
            result=Result.UNSURE,
        )
