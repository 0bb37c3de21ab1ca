"""Sign-in secrets as they are stored: salted argon2id hashes."""

from dataclasses import dataclass

from desktop.rules.secret import plain_secret


@dataclass(frozen=True)
class Cost:
    """What one try costs whoever guesses: passes over so many KiB of memory in so many lanes."""

    passes: int
    kibibytes: int
    lanes: int


# RFC 9106, second recommendation: about 0.1 s on an office machine.
USUAL = Cost(3, 64 * 1024, 4)


def hashed(secret: str, cost: Cost = USUAL) -> str:
    """The hash of a secret, with its salt and its cost in it."""
    from argon2 import PasswordHasher

    hasher = PasswordHasher(cost.passes, cost.kibibytes, cost.lanes)
    return hasher.hash(plain_secret(secret))


def is_secret(stored: str, secret: str) -> bool:
    """Whether this is the secret of a stored hash."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        # What the trial costs stands in the hash.
        return PasswordHasher().verify(stored, plain_secret(secret))
    except (VerificationError, InvalidHashError):
        return False
