"""How the program looks: dark, light, and with as much contrast as a terminal gives."""

from __future__ import annotations

from textual.theme import Theme

from advisor.core.message import N_

CONTRAST = Theme(
    name="advisor-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#303030",
    dark=True,
    variables={
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#ffffff",
        "block-cursor-blurred-foreground": "#000000",
        "footer-key-foreground": "#ffff00",
        "text-muted": "#ffffff",
        "text-disabled": "#ffffff",
        "border": "#ffffff",
        "input-selection-background": "#ffff00",
    },
)

THEMES = {
    "textual-dark": N_("Dark"),
    "textual-light": N_("Light"),
    CONTRAST.name: N_("High contrast"),
}
