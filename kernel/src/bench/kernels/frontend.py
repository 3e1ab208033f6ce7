"""A front end that starts one kernel process and speaks to it over ZeroMQ, as Jupyter does."""

import json
import os
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import zmq
from jupyter_client.session import Session

CHANNELS = {"shell": zmq.DEALER, "control": zmq.DEALER, "stdin": zmq.DEALER, "iopub": zmq.SUB, "hb": zmq.REQ}


class Silence(Exception):
    """The kernel did not answer in time."""


@dataclass
class Run:
    """What one request came to."""

    reply: dict | None = None
    published: list = field(default_factory=list)
    seconds: float = 0.0
    idle: bool = False

    def contents(self, kind):
        return [m["content"] for m in self.published if m["msg_type"] == kind]

    @property
    def content(self):
        return self.reply["content"] if self.reply else {}

    @property
    def status(self):
        return self.content.get("status", "no reply")

    @property
    def text(self):
        return "".join(c["text"] for c in self.contents("stream"))

    @property
    def value(self):
        """The value of the cell as plain text, or whatever text there is."""
        for content in self.contents("execute_result") + self.contents("display_data"):
            data = content["data"]
            return str(data.get("text/plain", data.get("text/html", ""))).strip()
        return None

    @property
    def traceback(self):
        lines = [line for c in self.contents("error") for line in c["traceback"]]
        return "\n".join(lines + [c["text"] for c in self.contents("stream") if c["name"] == "stderr"])


class Frontend:
    """One kernel in a process of its own. The clock of `started` begins before the process does."""

    def __init__(self, argv, env=None, folder=None, message_interrupts=True):
        self.folder = tempfile.TemporaryDirectory(prefix="kernel-bench-", dir=folder)
        self.message_interrupts = message_interrupts
        self.session = Session(key=b"bench", username="bench")
        ports = free_ports(len(CHANNELS))
        connection = {f"{name}_port": port for name, port in zip(CHANNELS, ports)}
        connection |= {"transport": "tcp", "ip": "127.0.0.1", "key": "bench", "signature_scheme": "hmac-sha256"}
        file = Path(self.folder.name, "connection.json")
        file.write_text(json.dumps(connection))
        self.log = open(Path(self.folder.name, "kernel.log"), "wb")
        self.context = zmq.Context()
        self.sockets = {name: self._socket(kind) for name, kind in CHANNELS.items()}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [part.replace("{connection_file}", str(file)) for part in argv],
            env=os.environ | (env or {}), stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT,
            start_new_session=True, cwd=self.folder.name)
        for name, port in zip(CHANNELS, ports):
            self.sockets[name].connect(f"tcp://127.0.0.1:{port}")

    def _socket(self, kind):
        made = self.context.socket(kind)
        made.linger = 0
        if kind == zmq.DEALER:
            made.identity = self.session.bsession  # a kernel asks for input where it was asked to run
        made.sndhwm = made.rcvhwm = 0
        made.reconnect_ivl = 3  # the default of 100 ms would be measured instead of the kernel
        if kind == zmq.SUB:
            made.subscribe(b"")
        return made

    # ---- messages --------------------------------------------------------------------------

    def send(self, kind, channel="shell", **content):
        return self.session.send(self.sockets[channel], kind, content)["header"]["msg_id"]

    def receive(self, channel, patience):
        if not self.sockets[channel].poll(max(0, patience) * 1000):
            raise Silence(f"nothing on {channel} within {patience:.1f} s")
        _, frames = self.session.feed_identities(self.sockets[channel].recv_multipart())
        return self.session.deserialize(frames)

    def collect(self, request, patience=30.0, began=None, whole=True, channel="shell", on_input=None):
        """The reply to a request and what was published until idle; without `whole` the reply is enough."""
        run = Run()
        began = began or time.perf_counter()
        poller = zmq.Poller()
        for name in (channel, "iopub", "stdin"):
            poller.register(self.sockets[name], zmq.POLLIN)
        while not (run.reply and (run.idle or not whole)):
            left = began + patience - time.perf_counter()
            ready = dict(poller.poll(max(0, left) * 1000))
            if not ready:
                raise Silence(f"no {'idle' if run.reply else 'reply'} within {patience:.0f} s")
            for name in (channel, "iopub", "stdin"):
                while self.sockets[name] in ready and self.sockets[name].poll(0):
                    message = self.receive(name, 0)
                    if message["parent_header"].get("msg_id") != request:
                        continue
                    if name == "stdin" and on_input:
                        on_input(message)
                    elif name == "iopub":
                        run.published.append(message)
                        run.idle |= message["content"].get("execution_state") == "idle"
                    elif name == channel:
                        run.reply = message
                        run.seconds = time.perf_counter() - began
        if whole:
            run.seconds = time.perf_counter() - began
        return run

    def ask(self, kind, patience=30.0, whole=True, channel="shell", **content):
        began = time.perf_counter()
        return self.collect(self.send(kind, channel, **content), patience, began, whole, channel)

    def execute(self, code, patience=30.0, whole=True, **more):
        began = time.perf_counter()
        return self.collect(self.submit(code, **more), patience, began, whole)

    def submit(self, code, **more):
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {},
                   "allow_stdin": True, "stop_on_error": True}
        return self.send("execute_request", **(content | more))

    def await_published(self, kind, request, patience=30.0):
        until = time.perf_counter() + patience
        while True:
            message = self.receive("iopub", until - time.perf_counter())
            if message["msg_type"] == kind and message["parent_header"].get("msg_id") == request:
                return message

    def interrupt(self):
        if self.message_interrupts:
            self.send("interrupt_request", "control")
        else:
            self.process.send_signal(signal.SIGINT)

    # ---- the process -----------------------------------------------------------------------

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.context.destroy(linger=0)
        self.log.close()
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.close()


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports
