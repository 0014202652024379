"""Messages into text: gettext catalogues and Babel formatting."""

from advisor.language.language import Language, capitalised, english

__all__ = ["Language", "capitalised", "english"]
