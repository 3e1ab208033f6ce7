"""What is measured of a kernel, row by row of the table."""

import time

from frontend import Silence

REQUESTS = 30
IDLE_SHARE = 0.2  # of a processor, after an interrupt


def starts(start, language, runs):
    """From the start of the process to the replies to kernel_info and to a first 1 + 1."""
    info, first, memory = [], [], []
    for _ in range(runs):
        with start() as kernel:
            kernel.collect(kernel.send("kernel_info_request"), 60, kernel.started, whole=False)
            info.append(time.perf_counter() - kernel.started)
            kernel.collect(kernel.submit("1+1"), 60, kernel.started, whole=False)
            first.append(time.perf_counter() - kernel.started)
            memory.append(kernel.memory_mb())
    return {"start to the reply to kernel_info": info, "start to the reply to the first 1+1": first,
            "memory after it": f"{sorted(memory)[len(memory) // 2]:.0f} MB"}


def _median_of(kernel, ask):
    for _ in range(10):
        ask()
    return [ask().seconds for _ in range(REQUESTS)]


def warm(kernel, language):
    return _median_of(kernel, lambda: kernel.execute("1+1"))


def information(kernel, language):
    return _median_of(kernel, lambda: kernel.ask("kernel_info_request"))


def completion(kernel, language):
    code = language.complete
    return _median_of(kernel, lambda: kernel.ask("complete_request", code=code, cursor_pos=len(code), whole=False))


def dependents(kernel, language):
    """A declaration run again on which 50 others rest."""
    kernel.execute(language.given)
    for number in range(50):
        kernel.execute(language.dependent.format(n=number))
    return _median_of(kernel, lambda: kernel.execute(language.given))


def lines(kernel, language):
    run = kernel.execute(language.lines, patience=60)
    whole = len(run.text) == 100_000 * 100
    return f"{run.seconds * 1000:,.0f} ms, {len(run.contents('stream'))} messages, " + (
        "complete" if whole else f"{len(run.text) / 1e6:.1f} of 10 MB")


def many_cells(kernel, language):
    """Latency of the last of 500 cells by that of the first, and memory likewise."""
    def block(cells):
        return sorted(kernel.execute(f"{cell} + 1").seconds for cell in range(cells))[cells // 2]

    block(30)
    before, memory = block(30), kernel.memory_mb()
    block(440)
    return f"{block(30) / before:.2f} × latency, {kernel.memory_mb() / memory:.2f} × memory"


def _interrupted(kernel, cell, language):
    """How long until the reply, whether the processor then rests and variables are kept."""
    kernel.execute(language.keep)
    request = kernel.submit(cell)
    kernel.await_published("stream", request)
    time.sleep(0.2)
    return _stop(kernel, request, language)


def _stop(kernel, request, language):
    began = time.perf_counter()
    kernel.interrupt()
    run = kernel.collect(request, 10, began, whole=False)
    time.sleep(0.5)
    burnt = kernel.cpu_seconds()
    time.sleep(1)
    share = kernel.cpu_seconds() - burnt
    kept = kernel.execute(language.kept).value == "7"
    return f"{run.seconds * 1000:,.0f} ms" + (
        "" if share < IDLE_SHARE else f", then {share:.0%} of a processor") + ("" if kept else ", state lost")


def loop(kernel, language):
    return _interrupted(kernel, language.loop, language)


def sleep(kernel, language):
    return _interrupted(kernel, language.sleep, language)


def swallow(kernel, language):
    return _interrupted(kernel, language.swallow, language)


def reading(kernel, language):
    kernel.execute(language.keep)
    request = kernel.submit(language.read)
    kernel.receive("stdin", 10)
    return _stop(kernel, request, language)


def _survives(kernel, cell, patience=20):
    run = kernel.execute(cell, patience, whole=False)
    name = run.content.get("ename", "")
    alive = kernel.execute("1+1", 10).value == "2"
    return f"{name or run.status}" + ("" if alive else ", then dead")


def hostile(kernel, language):
    return _survives(kernel, language.hostile)


def recursion(kernel, language):
    return _survives(kernel, language.recursion)


def memory(kernel, language):
    return _survives(kernel, language.memory, 60)


def leaving(kernel, language):
    return _survives(kernel, language.exit)


def late(kernel, language):
    request = kernel.submit(language.late)
    kernel.collect(request)
    try:
        return kernel.await_published("stream", request, 2)["content"]["text"].strip() == "late"
    except Silence:
        return False


def expressions(kernel, language):
    run = kernel.execute("1+1", user_expressions={"two": "1+1"})
    return run.content.get("user_expressions", {}).get("two", {}).get("status") == "ok"


def history(kernel, language):
    kernel.execute("40 + 2")
    run = kernel.ask("history_request", 5, hist_access_type="tail", n=1, raw=True, output=False, whole=False)
    return [entry[2] for entry in run.content.get("history", [])] == ["40 + 2"]


def aborting(kernel, language):
    kernel.submit(language.sleep.replace("60", "1") + "\n" + language.raising)
    waiting, statuses = kernel.submit("1+1"), {}
    while waiting not in statuses:
        reply = kernel.receive("shell", 20)
        statuses[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
    return statuses[waiting] in ("aborted", "error")


def silent(kernel, language):
    run = kernel.execute("1+1", silent=True, store_history=False)
    return {m["msg_type"] for m in run.published} == {"status"}


def hint(kernel, language):
    told = kernel.execute(language.wrong).traceback
    return ", ".join(word for word, there in {
        "caret": "^" in told, "line": "line 2" in told or ":2" in told, "did you mean": "sponsors" in told.replace(
            language.wrong, "").replace("sponsros", "")}.items() if there) or "no"


def causes(kernel, language):
    told = kernel.execute(language.raising).traceback
    return "inner" in told


SPEEDS = {
    "warm `1+1`": warm,
    "warm kernel_info": information,
    "a cell run again on which 50 others rest": dependents,
    "completion": completion,
    "100,000 lines, 10 MB": lines,
    "500 cells, end by start": many_cells,
}

BEHAVIOURS = {
    "interrupt of an endless loop": loop,
    "interrupt of a sleep": sleep,
    "interrupt of a loop that catches everything": swallow,
    "interrupt while waiting for input": reading,
    "a value whose text throws an Error": hostile,
    "endless recursion": recursion,
    "the end of memory": memory,
    "exit in a cell": leaving,
    "output of a thread after its cell, in its cell": late,
    "user_expressions": expressions,
    "history_request": history,
    "queue aborted after an error": aborting,
    "silent": silent,
    "compile error shows": hint,
    "causes of exceptions kept": causes,
}
