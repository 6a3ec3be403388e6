"""How messages of several families name what they are about."""


def link_called(*names: str) -> str:
    """Name a link by the first of its names that has words, as in `link “Our clinics”`, or say that it has none."""
    words = next((name for name in names if name.strip()), "")
    return f"link “{words}”" if words else "link without words"


def control_called(name: str) -> str:
    """Name something that can be pressed, as in `control “Menu”`, or say that it has no name."""
    return f"control “{name}”" if name.strip() else "control without a name"
