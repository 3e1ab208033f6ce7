"""A registry on this machine that serves real pages no faster than the real one does."""

import gzip
import json
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

VERSION = {"apiVersion": "2.0.5", "dataTimestamp": "2026-11-20T09:00:05"}
PIECES = 20


class Pages:
    """Whole studies in pages, each sent evenly over so many seconds, gzip as the registry's are."""

    def __init__(self, studies, pages: int, size: int, seconds: float):
        self.seconds, self.bytes = seconds, 0
        self.bodies = [self._body(studies, size, number, pages) for number in range(pages)]
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                owner._answer(self)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/api/v2"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _body(self, studies, size: int, number: int, pages: int) -> bytes:
        lines = b",\n".join(study for _, study in (next(studies) for _ in range(size)))
        more = b',"nextPageToken":"page%d"' % (number + 1) if number + 1 < pages else b""
        body = b'{"studies":[\n' + lines + b"\n]" + more + b"}"
        self.bytes += len(body)
        return gzip.compress(body, 6)

    def _answer(self, request) -> None:
        url = urllib.parse.urlparse(request.path)
        if not url.path.endswith("/studies"):
            self._send(request, [json.dumps(VERSION).encode()])
            return
        token = urllib.parse.parse_qs(url.query).get("pageToken", ["page0"])[0]
        body = self.bodies[int(token[len("page") :])]
        step = -(-len(body) // PIECES)
        self._send(request, [body[at : at + step] for at in range(0, len(body), step)], self.seconds, "gzip")

    @staticmethod
    def _send(request, pieces: list, seconds: float = 0.0, encoding: str = "identity") -> None:
        began = time.monotonic()
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Encoding", encoding)
        request.send_header("Content-Length", str(sum(map(len, pieces))))
        request.end_headers()
        for number, piece in enumerate(pieces, start=1):
            time.sleep(max(0.0, began + seconds * number / len(pieces) - time.monotonic()))
            request.wfile.write(piece)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
