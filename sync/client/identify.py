"""A colleague at this laptop, known by their own sign-in."""

from __future__ import annotations

from fieldapp.errors import WrongPassword
from fieldapp.store.engine import Store
from sync.client.sign_in import Clock, SignedIn
from sync.client.transport import Server
from sync.protocol.wire import IdentifyAnswer, IdentifyRequest


def identify(store: Store, server: Server, *, user: str, password: str, clock: Clock) -> str:
    """The person's id, as the office's server knows them. Nothing of the password is kept.

    Raises:
        WrongPassword: name or password is wrong.
        NotSignedIn, DeviceRevoked, Refused: the server does not answer this laptop, or too many were wrong.
        ServerUnreachable, NotOurServer: there was no such answer; the PIN works without.
    """
    signed_in = SignedIn(store, server, clock=clock)
    asked = IdentifyRequest(user=user, password=password)
    try:
        return signed_in.call("POST", "/v1/identify", body=asked, answer=IdentifyAnswer).person_id
    except WrongPassword as error:
        raise WrongPassword(
            "The name or the password is wrong. Try again, or sign by PIN.", user=user
        ) from error
