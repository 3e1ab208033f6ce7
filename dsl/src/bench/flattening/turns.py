"""Measurements that take turns: each in a process of its own that stays warm, run once for every line it is sent."""

import gc
import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional


def serve(measurement) -> None:
    """Runs the measurement for every line of standard input, and answers with its facts and seconds as JSON."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever the tool itself prints is not an answer
    for _ in sys.stdin:
        gc.collect()
        processor, began = time.process_time(), time.perf_counter()
        facts = measurement()
        spent = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - processor}
        print(json.dumps({**facts, **spent}), file=answers, flush=True)


@dataclass
class Measure:
    """What is measured: the command of a process that serves, or with ``whole`` one that runs once and ends."""

    key: str
    label: str
    command: list
    megabytes: float
    folder: Optional[Path] = None
    relations: tuple = ()
    whole: bool = False
    note: str = ""


@dataclass
class Result:
    """What came of it. ``megabytes`` are those of the NDJSON that the studies are, whatever was read."""

    label: str
    megabytes: float
    note: str = ""
    seconds: list = field(default_factory=list)
    cpu: list = field(default_factory=list)  # processor seconds of all threads, where the process tells
    facts: dict = field(default_factory=dict)
    peak: float = 0.0  # resident memory, MB
    problem: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.seconds) if self.seconds else float("nan")

    @property
    def speed(self) -> float:
        return self.megabytes / self.median


class _Worker:
    """A process that serves a measurement, or for a whole process a new one each turn."""

    def __init__(self, measure: Measure, log: Path):
        self.measure, self.log, self.process, self.peak = measure, log, None, 0.0

    def turn(self) -> dict:
        if self.measure.whole:
            began = time.perf_counter()
            self._start(stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
            self.process.stdin.write("\n")  # one turn, for those that serve
            threading.Thread(target=self._watch, args=(self.process,)).start()
            self._end()
            return {"seconds": time.perf_counter() - began}
        if self.process is None:
            self._start(stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            self.process.stdin.write("\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        self._see_peak(self.process)
        if not answer:
            self._end()
            raise Problem(f"{self.measure.label} ended without an answer: {self._last_words()}")
        return json.loads(answer)

    def _start(self, stdin, stdout) -> None:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(
                self.measure.command, stdin=stdin, stdout=stdout, stderr=log, text=True, env=environment
            )

    def _end(self) -> None:
        if self.process is None:
            return
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.wait()
        if self.measure.whole and self.process.returncode:
            raise Problem(f"{self.measure.label} ended with {self.process.returncode}: {self._last_words()}")
        self.process = None

    def _watch(self, process) -> None:
        while process.poll() is None:
            self._see_peak(process)
            time.sleep(0.02)

    def _see_peak(self, process) -> None:
        """The most memory that was resident; what wait4 tells would count the script from which it was started."""
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            return
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        self.peak = max(self.peak, int(found[1]) * 1.024e-3) if found else self.peak

    def close(self) -> float:
        self._end()
        return self.peak

    def _last_words(self) -> str:
        return " / ".join(self.log.read_text(errors="replace").strip().splitlines()[-2:])[-400:]


class Problem(Exception):
    """A measurement that did not come to an end."""


def take_turns(measures: list, rounds: int, logs: Path, say) -> dict:
    """One round that warms up, then the counted ones, A B C A B C: a slower minute of the machine meets all of them."""
    logs.mkdir(parents=True, exist_ok=True)
    workers = [_Worker(measure, logs / f"{measure.key}.log") for measure in measures]
    results = {m.key: Result(m.label, m.megabytes, m.note) for m in measures}
    for count in range(rounds + 1):
        for worker in workers:
            result = results[worker.measure.key]
            if result.problem:
                continue
            try:
                answer = worker.turn()
            except Problem as problem:
                result.problem = str(problem)
                say(f"  {problem}")
                continue
            result.facts.update(answer)
            if count > 0:
                result.seconds.append(answer["seconds"])
                result.cpu += [answer["cpu"]] if "cpu" in answer else []
            turn = f"round {count} of {rounds}" if count else "warming up"
            speed = result.megabytes / answer["seconds"]
            say(f"  {turn:14} {result.label:64} {answer['seconds']:8.2f} s {speed:8,.0f} MB/s")
    for worker in workers:
        results[worker.measure.key].peak = worker.close()
    return results
