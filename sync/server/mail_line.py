"""The line to the office's mail server: who refuses what on it, and how long it waits.

A refusal before a recipient is named is about the office and its mail server (`RefusesUs`), one after it about the
message. Only between the last dot and the answer to it is it open whether a message was taken (`may_be_taken`).
"""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress

from sync.server.preferences import MailSettings

# Seconds for a connection and for each answer up to the recipient's. RFC 5321 (4.5.3.2) would have five minutes; a
# mail server that makes strangers wait for its greeting does so for half a minute at most.
CONNECT_TIMEOUT = 30.0
# Seconds for the message to leave, and again for the answer to it: ten minutes by RFC 5321 (4.5.3.2.6), since a mail
# server may look through 10 MB before it says yes, and a giving-up too early would leave open whether it did.
TAKE_TIMEOUT = 600.0
_GOODBYE_TIMEOUT = 5.0


class RefusesUs(smtplib.SMTPException):
    """The mail server refuses the office – its address, its login, its sender – whatever the message is."""

    def __init__(self, code: int, words: bytes | str) -> None:
        super().__init__(code, words)
        self.code, self.words = code, words


class Line(smtplib.SMTP):
    """An SMTP connection that ends politely and never turns a goodbye into an error."""

    may_be_taken = False

    def __exit__(self, *_details: object) -> None:
        with suppress(OSError, smtplib.SMTPException):
            if self.sock is not None:
                self.sock.settimeout(_GOODBYE_TIMEOUT)
            self.quit()
        self.close()

    @property
    def largest(self) -> float:
        """Bytes the mail server says it takes (RFC 1870), without a limit when it says none."""
        told = self.esmtp_features.get("size", "")
        return float(told) if told.isdecimal() and int(told) else float("inf")

    def address(self, sender: str, recipient: str) -> None:
        """Say from whom and to whom.

        Raises:
            RefusesUs: the sender is refused.
            smtplib.SMTPResponseException: the recipient is.
        """
        code, words = self.mail(sender)
        if not _is_yes(code):
            raise RefusesUs(code, words)
        require(self.rcpt(recipient))

    def hand_over(self, content: bytes) -> tuple[int, bytes]:
        """Send the message; what the mail server says of it.

        A line that breaks before the last dot has left has certainly brought nothing, after it `may_be_taken` stays.
        """
        code, words = self.docmd("DATA")
        if code != 354:
            return code, words
        assert self.sock is not None
        self.sock.settimeout(TAKE_TIMEOUT)
        quoted = re.sub(rb"(?m)^\.", b"..", content)  # RFC 5321, 4.5.2
        self.sock.sendall(quoted if quoted.endswith(b"\r\n") else quoted + b"\r\n")
        self.may_be_taken = True
        self.sock.sendall(b".\r\n")
        answer = self.getreply()
        self.may_be_taken = False
        return answer


class _SecretLine(Line, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


def connected(settings: MailSettings) -> Line:
    """A line that is private and logged in as the settings say.

    Raises:
        RefusesUs: the mail server does not want the office.
        OSError: there is no connection, or no certificate that fits.
    """
    context = ssl.create_default_context(cafile=settings.ca_file or None)
    try:
        if settings.security == "tls":
            line: Line = _SecretLine(settings.host, settings.port, timeout=CONNECT_TIMEOUT, context=context)
        else:
            line = Line(settings.host, settings.port, timeout=CONNECT_TIMEOUT)
        try:
            require(line.ehlo())
            if settings.security == "starttls":
                line.starttls(context=context)
                line.ehlo()
            if settings.user:
                line.login(settings.user, settings.password)
        except BaseException:
            line.close()
            raise
    except smtplib.SMTPResponseException as error:
        raise RefusesUs(error.smtp_code, error.smtp_error) from error
    return line


def require(answer: tuple[int, bytes]) -> None:
    """Go on only after a yes.

    Raises:
        smtplib.SMTPResponseException: the answer is none.
    """
    if not _is_yes(answer[0]):
        raise smtplib.SMTPResponseException(answer[0], answer[1])


def says_too_large(answer: tuple[int, bytes]) -> bool:
    """552 (RFC 5321), or the enhanced codes 5.3.4 and 5.2.3 (RFC 3463)."""
    return answer[0] == 552 or (answer[0] >= 500 and answer[1][:5] in (b"5.3.4", b"5.2.3"))


def _is_yes(code: int) -> bool:
    return 200 <= code < 300
