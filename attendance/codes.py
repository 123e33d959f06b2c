"""Codes of the house: Crockford's base32, which has no I, L, O or U, so that it can be read out at a counter.

Pure: keys and ids come in as arguments. A card's token is derived, so that it can be printed again and is stored nowhere.
"""

import hashlib
import hmac
import re
import secrets
import uuid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TOKEN_LENGTH = 26
"""130 bits."""
SUFFIX_LENGTH = 8
_READ_AS = str.maketrans("OIL", "011")
_TOKEN = re.compile(f"[{ALPHABET}]{{{TOKEN_LENGTH}}}")


def card_token(*, key: str, key_id: str, learner_id: uuid.UUID, serial: int) -> str:
    """The same token for the same card as long as the key is the same; without the key nobody can make it."""
    message = b"card\0" + key_id.encode() + b"\0" + learner_id.bytes + serial.to_bytes(4, "big")
    return _base32(hmac.digest(key.encode(), message, "sha256"), TOKEN_LENGTH)


def token_hash(token: str) -> str:
    """What the database holds. 130 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def normalise(text: str) -> str:
    """As typed or scanned, in either case; O is read as 0, I and L as 1."""
    return text.upper().translate(_READ_AS)


def is_token(text: str) -> bool:
    return _TOKEN.fullmatch(text) is not None


def random_suffix(length: int = SUFFIX_LENGTH) -> str:
    """For serial numbers that a stranger must not be able to guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _base32(digest: bytes, length: int) -> str:
    number = int.from_bytes(digest, "big")
    bits = len(digest) * 8
    return "".join(ALPHABET[number >> (bits - 5 * (place + 1)) & 31] for place in range(length))
