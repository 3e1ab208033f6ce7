"""A PostgreSQL server of the benchmark's own, with Debian's settings but for what a load needs."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def started(where: Path):
    """The port of a server with nothing in it; it and its data are gone afterwards."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = next((str(each / "initdb") for each in programs if (each / "initdb").exists()), shutil.which("initdb"))
    if not found:
        raise SystemExit("There is no PostgreSQL server.\n'apt-get install postgresql'")
    folder = Path(tempfile.mkdtemp(prefix="postgres-", dir=where))
    folder.chmod(0o777)
    for parent in folder.parents:
        if os.geteuid() == 0 and not os.access(parent, os.X_OK):
            raise SystemExit(f"The server cannot reach {folder}.")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    control = str(Path(found).with_name("pg_ctl"))
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c shared_buffers=512MB -c max_wal_size=8GB -c maintenance_work_mem=256MB"
    run(folder, found, "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    run(folder, control, "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", options, "start")
    try:
        yield port
    finally:
        run(folder, control, "-D", f"{folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def run(folder: Path, *command: str) -> None:
    as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    subprocess.run([*as_postgres, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
