"""Measurements that take turns: each in a process of its own that stays warm, run once for every line it is sent."""

import gc
import json
import os
import sys
import time


def serve(measurement) -> None:
    """Runs the measurement for every line of standard input, and answers with its facts and seconds as JSON."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever the tool itself prints is not an answer
    for _ in sys.stdin:
        gc.collect()
        began = time.perf_counter()
        facts = measurement()
        seconds = time.perf_counter() - began
        print(json.dumps({**facts, "seconds": seconds}), file=answers, flush=True)
