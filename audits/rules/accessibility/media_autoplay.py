"""The rule `media-autoplay`."""

from collections.abc import Iterator

from audits.evidence import Media, Recording
from audits.rules.accessibility._media import HUM, named
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

LONGEST = 3
"""Seconds of sound that WCAG 1.4.2 lets play by itself without a way to stop it."""


def _playing(media: Media) -> list[Recording]:
    return [one for one in media.recordings if one.plays_by_itself]


@rule("media-autoplay", wcag("1.4.2"), where=lambda media: bool(_playing(media)))
@good(f"<audio autoplay src='{HUM}'></audio>")
@good(f"<audio autoplay loop controls src='{HUM}'></audio>")
@bad(f"<audio autoplay loop src='{HUM}'></audio>", says="cannot be stopped")
@bad(f"<audio autoplay loop src='{HUM}' hidden></audio>", says="cannot be stopped")
@bad(
    f"<audio autoplay loop src='{HUM}'></audio><button>Stop the sound</button>",
    says="“Stop the sound”",
    result=Result.UNSURE,
)
@bad(
    f"<html lang='de'><audio autoplay loop src='{HUM}'></audio><button>Ton aus</button>",
    says="“Ton aus”",
    result=Result.UNSURE,
)
@bad(
    f"<audio autoplay loop src='{HUM}'></audio><label>Volume <input type='range'></label>",
    says="“Volume”",
    result=Result.UNSURE,
)
@bad("<video autoplay src='gone.mp4'></video>", says="could not be played", result=Result.UNSURE)
def media_autoplay(media: Media) -> Iterator[Problem]:
    """No sound starts by itself that cannot be stopped

    Take `autoplay` away, or give the player its `controls`. Whoever listens to a screen reader cannot hear it over the
    sound, nor find the way to stop it.
    """
    for one in _playing(media):
        is_short = one.seconds is not None and one.seconds <= LONGEST and not one.loops
        if one.has_controls or one.has_sound is False or is_short:
            continue
        lasts = "without end" if one.loops or one.seconds is None else f"for {one.seconds:g} seconds"
        if one.has_sound is None:
            message = (
                f"{named(one)} starts by itself, and could not be played here. Does it sound over {LONGEST} seconds?"
            )
        elif media.stops:
            message = f"{named(one)} sounds {lasts} by itself. A person must say whether “{media.stops[0]}” stops it."
        else:
            yield Problem(f"{named(one)} sounds {lasts} by itself, and cannot be stopped.", place=one.place)
            continue
        yield Problem(message, place=one.place, result=Result.UNSURE)
