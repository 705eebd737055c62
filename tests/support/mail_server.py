"""A mail server for tests: SMTP over TLS, with a sign-in. Appends each mail that it takes to a file, a JSON line.

mail_server.py ADDRESS PORT CERTIFICATE KEY PASSWORD FILE: whoever signs in as "bank" with the password in that file may
send. Recipients named "later" are refused for now, those named "never" for good."""

import email
import email.policy
import json
import ssl
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "later":
            return "451 Not now"
        if name == "never":
            return "550 Nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        line = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": {name: str(value) for name, value in mail.items()},
            "text": mail.get_content().replace("\r\n", "\n"),
            "longest": max(len(line) for line in envelope.content.split(b"\r\n")),
        }
        with open(sys.argv[6], "a", encoding="utf-8") as received:
            received.write(json.dumps(line) + "\n")
        return "250 Taken"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"bank", password), handled=False)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(sys.argv[3], sys.argv[4])
with open(sys.argv[5], "rb") as file:
    password = file.read().strip()
controller = Controller(
    Handler(),
    hostname=sys.argv[1],
    port=int(sys.argv[2]),
    ssl_context=context,
    authenticator=authenticate,
    auth_required=True,
    auth_require_tls=False,  # the whole connection is TLS, which it does not see
    ident="test",
)
controller.start()
threading.Event().wait()
