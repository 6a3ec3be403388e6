"""What several rules on film and sound ask of a recording, and a recording for their examples."""

import base64
import struct

from audits.evidence import Recording

RATE = 3000
"""Samples a second, of one byte each."""


def _sound(samples: bytes) -> str:
    """Give the address of a sound, as a WAV file (http://soundfile.sapp.org/doc/WaveFormat/)."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE, 1, 8)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(samples)) + samples
    return "data:audio/wav;base64," + base64.b64encode(struct.pack("<4sI", b"RIFF", len(body)) + body).decode()


HUM = _sound(b"\x20\x20\xe0\xe0" * 15)
SILENCE = _sound(b"\x80" * 60)
"""Two sounds of a fiftieth of a second; in one of them nothing can be heard."""

CAPTIONS = "data:text/vtt,WEBVTT%0A%0A00:00.000 --> 00:01.000%0AHello"
NO_CAPTIONS = "data:text/vtt,WEBVTT%0A%0A"


def is_film(recording: Recording) -> bool:
    """Tell whether a recording can be seen; what the browser cannot read is what its element says."""
    if not recording.is_in_sight or recording.kind != "video":
        return False
    return recording.has_picture is not False


def is_sound_alone(recording: Recording) -> bool:
    """Tell whether a recording can only be heard."""
    return recording.has_sound is not False and (recording.kind == "audio" or recording.has_picture is False)


def named(recording: Recording) -> str:
    """Call a recording by its file."""
    if recording.src.startswith("data:"):
        return "that stands in the page itself"
    return recording.src.partition("?")[0].partition("#")[0].rpartition("/")[2] or "without a file"
