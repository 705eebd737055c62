"""A web server for tests: HTTPS, whatever is asked of it. Appends each request to a file, a JSON line, and answers as
another file says.

web_server.py ADDRESS PORT CERTIFICATE KEY FOLDER: requests go to FOLDER/requests. FOLDER/answers is a JSON list, of which
the first counts whose "when" is in the request's body: its "status", "headers" and "body", after "pause" seconds. Without
one it is 200."""

import http.server
import json
import os
import ssl
import sys
import threading
import time

folder = sys.argv[5]
writing = threading.Lock()


def answer_to(body):
    try:
        with open(os.path.join(folder, "answers"), encoding="utf-8") as file:
            answers = json.load(file)
    except FileNotFoundError:
        answers = []
    return next((answer for answer in answers if answer.get("when", "") in body), {})


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer goes at once

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8")
        line = {
            "method": self.command,
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": body,
        }
        with writing, open(os.path.join(folder, "requests"), "a", encoding="utf-8") as requests:
            requests.write(json.dumps(line) + "\n")
        answer = answer_to(body)
        time.sleep(answer.get("pause", 0))
        content = answer.get("body", "").encode("utf-8")
        self.send_response(answer.get("status", 200))
        for name, value in answer.get("headers", {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def finish_request(self, request, client_address):  # on the connection's own thread
        super().finish_request(context.wrap_socket(request, server_side=True), client_address)

    def handle_error(self, request, client_address):
        pass  # somebody hung up


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(sys.argv[3], sys.argv[4])
Server((sys.argv[1], int(sys.argv[2])), Handler).serve_forever()
