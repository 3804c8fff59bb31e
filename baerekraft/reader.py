"""Which language the reader's machine asks for. Only the standard library: it is read before anything is installed."""

from __future__ import annotations

import os
from collections.abc import Mapping

from baerekraft.language import BY_CODE

SPOKEN = {name: code for code, language in BY_CODE.items() for name in language.asked_for_as}


def reader_language(environ: Mapping[str, str] = os.environ) -> str:
    """The language of the environment, in the order gettext asks: LANGUAGE, LC_ALL, LC_MESSAGES, LANG.

    Bokmål where the machine does not say ("C"); English for a language the course does not have.

    >>> reader_language({"LANGUAGE": "nn"}), reader_language({"LANGUAGE": "en_US:en", "LANG": "nb_NO.UTF-8"})
    ('nn', 'en')
    >>> reader_language({"LANG": "no_NO.UTF-8"}), reader_language({"LC_ALL": "C", "LANG": "nn_NO"})
    ('nb', 'nn')
    >>> reader_language({}), reader_language({"LANG": "de_DE.UTF-8"})
    ('nb', 'en')
    """
    asked = [environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    names = [name.split(".")[0].split("_")[0].lower() for name in ":".join(asked).split(":")]
    names = [name for name in names if name not in ("", "c", "posix")]
    elsewhere = "en" if names else "nb"
    return next((SPOKEN[name] for name in names if name in SPOKEN), elsewhere)
