"""What a password costs whoever tries one: tests of anything else check theirs quickly."""

import pytest
from argon2 import Type, extract_parameters
from argon2.exceptions import VerifyMismatchError

from sync.server import tokens


def test_a_password_is_kept_at_the_cost_the_standard_recommends() -> None:
    kept = extract_parameters(tokens.password_hash("correct horse"))
    assert (kept.type, kept.memory_cost, kept.time_cost, kept.parallelism) == (Type.ID, 64 * 1024, 3, 4)
    assert (kept.salt_len, kept.hash_len) == (16, 32)


def test_a_name_without_an_account_costs_as_much_as_one_with() -> None:
    nobodys = extract_parameters(tokens._NOBODYS)
    assert nobodys == extract_parameters(tokens.password_hash("correct horse"))
    with pytest.raises(VerifyMismatchError):  # it was computed and compared, not refused for its form
        tokens._HASHER.verify(tokens._NOBODYS, "correct horse")
    assert not tokens.password_fits(None, "correct horse")
