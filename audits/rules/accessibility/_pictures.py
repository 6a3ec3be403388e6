"""What the rules about pictures ask alike."""

import re
from urllib.parse import unquote

from audits.evidence import Picture

RASTER = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|heic)$|^data:image/(?!svg)", re.IGNORECASE)
EXTENSION = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|heic|ico)$", re.IGNORECASE)


def is_heard(picture: Picture) -> bool:
    """Tell whether assistive technology says anything of a picture."""
    return picture.is_shown and bool(picture.name)


def file_name(picture: Picture) -> str:
    """Give the name of a picture's file; empty where it is no file."""
    if picture.src.startswith("data:"):
        return ""
    return unquote(re.split(r"[?#]", picture.src)[0]).rpartition("/")[2]


def stem(name: str) -> str:
    """Give a file's name without its ending."""
    return EXTENSION.sub("", name)


def is_raster(picture: Picture) -> bool:
    """Tell whether a picture is made of dots, in which text cannot be made larger or another colour."""
    return RASTER.search(re.split(r"[?#]", picture.src)[0]) is not None
