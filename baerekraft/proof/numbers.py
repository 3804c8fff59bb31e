"""The number of a kursbevis: drawn by chance, read without mistaking one letter for another, however it is typed."""

from __future__ import annotations

import secrets

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32, none that is taken for another
DRAWN = 11  # letters drawn by chance, 55 bits; the twelfth tells a slip of the pen


def new_number() -> str:
    """A number that nobody can guess, with a letter at its end that tells a slip of the pen.

    >>> number = new_number()
    >>> len(number), is_number(number), is_number("7" + number[1:]) and number[0] != "7"
    (14, True, False)
    """
    drawn = "".join(secrets.choice(LETTERS) for _ in range(DRAWN))
    whole = drawn + _last(drawn)
    return "-".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def plain_number(said: str) -> str:
    """A number however it is typed.

    >>> plain_number(" abcd efgh–jklm")
    'ABCDEFGHJKLM'
    """
    return "".join(letter for letter in said.upper() if letter.isalnum())


def is_number(said: str) -> bool:
    """Whether these letters can be a number."""
    plain = plain_number(said)
    return len(plain) == DRAWN + 1 and set(plain) <= set(LETTERS) and plain[-1] == _last(plain[:-1])


def _last(drawn: str) -> str:
    """The letter that tells when one of the others is wrong."""
    places = [LETTERS.index(letter) for letter in drawn if letter in LETTERS]
    return LETTERS[sum((2 * at + 1) * place for at, place in enumerate(places)) % len(LETTERS)]
