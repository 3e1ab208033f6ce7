"""A Jupyter server of its own for a test: fresh folders, a free port, a secret, and its log in a file."""

import json
import os
import secrets
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 120

# All cells stay in the page, also those that are scrolled away; nobody asks about news.
SETTINGS = {
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


@contextmanager
def serve(jupyter: Path, notebooks: Path, state: Path):
    """Serves a folder of notebooks as JupyterLab, Notebook 7 and classic Notebook; gives the address and the token."""
    for name, values in SETTINGS.items():
        file = state / "jupyterlab_settings_dir" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    folders = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    environment = {**os.environ, **{name: str(state / name.lower()) for name in folders}, "JUPYTER_TOKEN": token}
    options = {"port": port, "port_retries": 0, "ip": "127.0.0.1", "root_dir": notebooks, "open_browser": False, "allow_root": True}
    command = [jupyter, "lab", *(f"--ServerApp.{name}={value}" for name, value in options.items())]
    address = f"http://127.0.0.1:{port}"
    with open(state / "server.log", "wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            _wait(f"{address}/api?token={token}", server, state / "server.log")
            yield address, token
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(url: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except urllib.error.URLError:
            if server.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"Jupyter did not start:\n{log.read_text()}") from None
            time.sleep(0.2)
