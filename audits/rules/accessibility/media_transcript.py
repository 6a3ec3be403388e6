"""The rule `media-transcript`."""

from collections.abc import Iterator

from audits.evidence import Media, Recording
from audits.rules.accessibility._media import HUM, SILENCE, is_film, is_sound_alone, named
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

WORDS = "Sit up, look straight ahead, and turn your head to the left."

FEWEST_WORDS = 8
"""What stands beside a recording in fewer words is its title at most."""


def _of_one_sense(media: Media) -> list[Recording]:
    """Give the recordings made for the ear alone, and the films that are not known to have sound."""
    return [one for one in media.recordings if one.kind == "audio" or (is_film(one) and one.has_sound is not True)]


@rule("media-transcript", wcag("1.2.1"), where=lambda media: bool(_of_one_sense(media)))
@good(f"<audio controls src='{SILENCE}'></audio>")
@bad(f"<audio controls src='{HUM}'></audio>", says="Nothing in writing")
@bad(f"<audio controls src='{HUM}'></audio><p aria-hidden='true'>{WORDS}</p>", says="Nothing in writing")
@bad(f"<audio controls src='{HUM}'></audio><p>{WORDS}</p>", says="words beside", result=Result.UNSURE)
@bad(f"<audio controls src='{HUM}'></audio><a href='t.html'>Transcript</a>", says="Transcript", result=Result.UNSURE)
@bad("<video controls src='gone.mp4'></video>", says="could not be played", result=Result.UNSURE)
def media_transcript(media: Media) -> Iterator[Problem]:
    """What a sound recording says, or a silent film shows, stands in writing too

    Write it out beside the recording, or link to a page that does, named “Transcript”. Without it, deaf readers get
    nothing of a sound recording, and blind readers nothing of a silent film.
    """
    silent_films = [one for one in media.recordings if is_film(one) and one.has_sound is False]
    sounds = [one for one in media.recordings if is_sound_alone(one)]
    for one in _of_one_sense(media):
        if one.kind == "audio" and one.has_sound is False:
            continue  # nothing can be heard in it
        what, tells = (
            ("film", "shows") if one.kind == "video" and one.has_picture is not False else ("recording", "says")
        )
        if one.transcripts:
            message = f"Read “{one.transcripts[0]}” against the {what} {named(one)}: does it tell all that it {tells}?"
        elif len(one.beside.split()) >= FEWEST_WORDS:
            message = (
                f"Do the words beside the {what} {named(one)} tell all that it {tells}? No link promises a transcript."
            )
        elif silent_films and sounds:
            message = (
                f"Does {named(sounds[0])} tell all that {named(silent_films[0])} shows? Nothing stands in writing."
            )
        elif one.has_sound is None:
            message = f"The {what} {named(one)} could not be played here, and nothing beside it tells what it {tells}."
        else:
            yield Problem(f"Nothing in writing tells what the {what} {named(one)} {tells}.", place=one.place)
            continue
        yield Problem(message, place=one.place, result=Result.UNSURE)
