"""What Jupyter starts: python -m trialbook.kernel CONNECTION_FILE becomes the kernel's JVM.

How a JVM starts best depends on which one it is, and working that out takes longer than a start may take. So each Java
is asked once, by the kernel's own `Install`, and the command is kept in the user's cache.
"""

import os
import shlex
import sys
import zlib

if sys.path[0] == os.getcwd():
    del sys.path[0]  # the notebook's folder: a json.py in it is none of our business

from trialbook import java

KEPT = 4  # commands, and the archives that they start from: of a few Javas and versions of Trialbook


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m trialbook.kernel CONNECTION_FILE")
    connection_file = sys.argv[1]
    try:
        arguments = command()
    except java.NoJava as problem:
        print(f"[trialbook] {problem}", file=sys.stderr, flush=True)
        from trialbook.without_java import explain

        explain(str(problem), connection_file)
    else:
        arguments = [argument.replace("{connection_file}", connection_file) for argument in arguments]
        java.become(with_options(arguments, os.environ.get("TRIALBOOK_JAVA_OPTIONS", "")))


def command() -> list:
    """How to start the kernel with the Java that is found."""
    program = java.find()
    folder = os.path.join(cache(), _key(program))
    kept = os.path.join(folder, "command")
    if not os.path.exists(kept):
        java.checked(program)
        _make(program, folder, kept)
    with open(kept, encoding="utf-8") as lines:
        return lines.read().splitlines()


def with_options(arguments: list, options: str) -> list:
    """The command with the user's own options of the JVM, which come last and so win over ours."""
    class_path = arguments.index("-cp")
    return arguments[:class_path] + shlex.split(options) + arguments[class_path:]


def cache() -> str:
    """The folder for what is made once for each Java."""
    named = os.environ.get("TRIALBOOK_CACHE")
    if named:
        return named
    home = os.path.expanduser("~")
    if java.WINDOWS:
        user = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        user = os.path.join(home, "Library", "Caches")
    else:
        user = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(user, "trialbook", "kernels")


def _key(program: str) -> str:
    """Another one for another Java and for another build of Trialbook."""
    real = os.path.realpath(program)
    told = [program, real, os.stat(real).st_mtime_ns, java.LIB, os.stat(java.LIB).st_mtime_ns]
    return f"{zlib.crc32(repr(told).encode()):08x}"


def _make(program: str, folder: str, kept: str) -> None:
    import json
    import subprocess

    install = java.command(program, "org.trialbook.kernel.Install", "--data-dir", folder)
    # The user's own options are read at each start, so the kept command has none.
    environment = {name: value for name, value in os.environ.items() if name != "TRIALBOOK_JAVA_OPTIONS"}
    made = subprocess.run(install, stdout=subprocess.PIPE, text=True, check=False, env=environment)
    if made.returncode:
        sys.exit(f"[trialbook] The kernel cannot be prepared in {folder}; TRIALBOOK_CACHE names another folder.")
    with open(os.path.join(made.stdout.strip(), "kernel.json"), encoding="utf-8") as spec:
        lines = json.load(spec)["argv"]
    beside = f"{kept}.{os.getpid()}"
    with open(beside, "w", encoding="utf-8") as written:
        written.write("\n".join(lines))
    os.replace(beside, kept)
    _forget_older(folder)


def _forget_older(newest: str) -> None:
    import shutil

    others = [entry for entry in os.scandir(cache()) if entry.path != newest]
    for old in sorted(others, key=lambda entry: entry.stat().st_mtime, reverse=True)[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    main()
