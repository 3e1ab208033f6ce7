"""The Java that runs Trialbook: which one it is, and how it starts.

Each start of a kernel comes through here. So what is imported at the top is what Python has loaded anyway.
"""

import os
import sys

LIB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib")
WINDOWS = sys.platform == "win32"
OLDEST = 17

_GET_ONE = """Install a JDK 17 or newer ('apt-get install openjdk-17-jdk-headless', 'brew install openjdk', or any vendor's),
or set TRIALBOOK_JAVA, before Jupyter starts, to the java of one that is not on the PATH."""


class NoJava(Exception):
    """There is no Java that can run Trialbook; the message says what was found and what to do."""


def find() -> str:
    """The java of TRIALBOOK_JAVA, or else of JAVA_HOME, or else the first on the PATH."""
    named = os.environ.get("TRIALBOOK_JAVA")
    if named:
        if not _is_program(named):
            raise NoJava(f"TRIALBOOK_JAVA is {named}, which is no program.\nSet it to the bin/java of a JDK 17 or newer.")
        return named
    home = os.environ.get("JAVA_HOME")
    for folder in ([os.path.join(home, "bin")] if home else []) + os.get_exec_path():
        java = os.path.join(folder, "java.exe" if WINDOWS else "java")
        if _is_program(java):
            return java
    raise NoJava(f"No Java found: neither TRIALBOOK_JAVA nor JAVA_HOME is set to one, and none is on the PATH.\n{_GET_ONE}")


def checked(java: str) -> str:
    """The version of a Java that can run Trialbook, such as 17.0.15."""
    import re
    import subprocess

    told = subprocess.run([java, "-XshowSettings:properties", "-version"], stderr=subprocess.PIPE, text=True, check=False)
    settings = dict(re.findall(r"^ *(java\.\S+) = (.*?) *$", told.stderr, re.MULTILINE))
    version = settings.get("java.version")
    if told.returncode or not version:
        raise NoJava(f"{java} does not start as a Java. It says: {' '.join(told.stderr.split())[:200]}\n{_GET_ONE}")
    if int(settings["java.specification.version"].split(".")[0]) < OLDEST:
        raise NoJava(f"{java} is Java {version}, and Trialbook needs {OLDEST} or newer.\n{_GET_ONE}")
    if not _is_program(os.path.join(settings["java.home"], "bin", "javac.exe" if WINDOWS else "javac")):
        raise NoJava(f"{java} is Java {version} without a compiler, which cells need.\n{_GET_ONE}")
    return version


def command(java: str, main: str, *arguments: str, options: tuple = ()) -> list:
    """How to start a main class of our jars."""
    jars = os.path.join(LIB, "*")
    return [java, "@" + os.path.join(LIB, "jvm.options"), *options, "-cp", jars, main, *arguments]


def become(arguments: list) -> None:
    """Goes on as another program, which keeps this process's number, streams and signals; does not return."""
    if not WINDOWS:
        os.execve(arguments[0], arguments, _in_utf8(os.environ))
    import subprocess

    # Windows has no such thing: wait for a child, which ends with this process as kernels end with their parent.
    sys.exit(subprocess.call(arguments, env={**os.environ, "JPY_PARENT_PID": str(os.getpid())}))


def _in_utf8(environment) -> dict:
    """Java reads arguments and names of files in the charset of the locale, and C and POSIX have ASCII alone."""
    import _locale

    ascii_alone = _locale.nl_langinfo(_locale.CODESET) in ("ANSI_X3.4-1968", "US-ASCII", "646")
    named = environment.get("LC_ALL") in ("C", "POSIX")  # Python takes these for UTF-8
    return {**environment, "LC_ALL": "C.UTF-8"} if ascii_alone or named else dict(environment)


def _is_program(path: str) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)
