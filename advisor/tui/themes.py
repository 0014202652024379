"""How the program looks: dark, light, and with as much contrast as a terminal gives.

Each theme gives every text colour of its own instead of leaving it to Textual to mix one, so
that a test can hold all of them to a contrast.  The accent has one meaning: where one is, and
which key leads on.
"""

from __future__ import annotations

from textual.theme import Theme

from advisor.core.message import N_


def _theme(
    name: str,
    *,
    dark: bool,
    accent: str,
    grounds: tuple[str, str, str],
    texts: tuple[str, str, str, str],
    signs: tuple[str, str, str],
    cursor: tuple[str, str],
    lines: tuple[str, str],
    field: str,
) -> Theme:
    """A theme of few colours.

    ``grounds`` are the background, that of dialogs and fields, and that of bars; ``texts`` the
    colours of headings, body, hints and what is out of use; ``signs`` those of success, warning
    and error; ``cursor`` is the colour of text and of the band under it; ``lines`` are frames,
    and the band under the mouse; ``field`` is the ground of a field that has no frame.
    """
    background, surface, panel = grounds
    heading, body, hint, unused = texts
    success, warning, error = signs
    variables = {
        "text": body,
        "text-muted": hint,
        "text-disabled": unused,
        "text-primary": heading,
        "text-accent": accent,
        "text-success": success,
        "text-warning": warning,
        "text-error": error,
        "block-cursor-foreground": cursor[0],
        "block-cursor-background": cursor[1],
        # A paragraph in bold is no easier to read; the band and the mark are enough.
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": body,
        "block-cursor-blurred-background": lines[1],
        "block-hover-background": lines[1],
        "field-background": field,
        "border": accent,
        "border-blurred": lines[0],
        "footer-background": panel,
        "footer-foreground": body,
        "footer-description-foreground": body,
        "footer-key-foreground": accent,
        "input-cursor-foreground": background,
        "input-cursor-background": accent,
        "input-selection-background": cursor[1],
        "input-selection-foreground": cursor[0],
        "screen-selection-background": cursor[1],
        "screen-selection-foreground": cursor[0],
        "button-foreground": body,
        "button-color-foreground": background,
        # The one that leads on is filled as well: the line tells which has the keys.
        "button-focus-text-style": "bold reverse underline",
        "scrollbar": lines[0],
        "scrollbar-hover": hint,
        "scrollbar-active": accent,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
    }
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        success=success,
        warning=warning,
        error=error,
        foreground=body,
        background=background,
        surface=surface,
        panel=panel,
        dark=dark,
        variables=variables,
    )


DARK = _theme(
    "advisor-dark",
    dark=True,
    accent="#7cc7b8",
    grounds=("#14181d", "#1a1f26", "#222932"),
    texts=("#f5f8fa", "#d3dae1", "#98a5b2", "#808c98"),
    signs=("#93cf93", "#e3bd6a", "#f29c96"),
    cursor=("#ffffff", "#2c4a52"),
    lines=("#424e5a", "#28303a"),
    field="#2a333d",
)
LIGHT = _theme(
    "advisor-light",
    dark=False,
    accent="#0a6357",
    grounds=("#faf9f5", "#ffffff", "#eceae2"),
    texts=("#0d1418", "#262d33", "#566069", "#70797f"),
    signs=("#1f6a33", "#7a5000", "#a4242a"),
    cursor=("#08201c", "#c6e3dc"),
    lines=("#b9b5a8", "#efede6"),
    field="#e6e3d8",
)
CONTRAST = _theme(
    "advisor-contrast",
    dark=True,
    accent="#ffff00",
    # Bars are told from the page without a frame, and all text on them from their ground.
    grounds=("#000000", "#000000", "#303030"),
    texts=("#ffffff", "#ffffff", "#ffffff", "#d0d0d0"),
    signs=("#80ff80", "#ffff00", "#ff9090"),
    cursor=("#000000", "#ffff00"),
    lines=("#ffffff", "#303030"),
    field="#303030",
)

THEMES = {
    DARK.name: N_("Dark"),
    LIGHT.name: N_("Light"),
    CONTRAST.name: N_("High contrast"),
}
LOOKS = (DARK, LIGHT, CONTRAST)
