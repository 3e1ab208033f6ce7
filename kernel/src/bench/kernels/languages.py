"""The same cells in the languages of the kernels."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    warm: str
    complete: str
    lines: str
    loop: str
    sleep: str
    swallow: str
    read: str
    hostile: str
    recursion: str
    memory: str
    exit: str
    late: str
    keep: str
    kept: str
    wrong: str
    raising: str
    given: str
    dependent: str


PYTHON = Language(
    warm="text = 'warm'", complete="text.st",
    lines="for i in range(100_000): print(str(i % 10) * 99)",
    loop="print('running')\nwhile True: pass", sleep="import time; print('running'); time.sleep(60)",
    swallow="print('running')\nwhile True:\n  try:\n    while True: pass\n  except Exception: pass",
    read="input()", hostile="class H:\n  def __repr__(self): raise SystemError('no text')\nH()",
    recursion="def f(n): return f(n + 1) + 1\nf(0)", memory="x = [0] * 10**15", exit="import os, sys; sys.exit(0)",
    late="import threading, time\n"
         "def late():\n  time.sleep(0.5); print('late')\nthreading.Thread(target=late).start()",
    keep="kept = 7", kept="kept", wrong="sponsors = 1\nsponsros", raising="raise ValueError('outer') from KeyError('inner')",
    given="given = 1", dependent="def f{n}(): return given + {n}")

JAVA = Language(
    warm='String text = "warm";', complete="text.st",
    lines='for (int i = 0; i < 100_000; i++) System.out.println(String.valueOf(i % 10).repeat(99));',
    loop='{ System.out.println("running"); while (true) {} }',
    sleep='{ System.out.println("running"); Thread.sleep(60_000); }',
    swallow='{ System.out.println("running"); while (true) { try { Thread.sleep(5); } catch (Throwable t) {} } }',
    read="new java.util.Scanner(System.in).nextLine()",
    hostile='new Object() { public String toString() { throw new AssertionError("no text"); } }',
    recursion="int f(int n) { return f(n + 1) + 1; }\nf(0)",
    memory="{ var l = new java.util.ArrayList<long[]>(); while (true) l.add(new long[50_000_000]); }",
    exit="System.exit(0);",
    late='new Thread(() -> { try { Thread.sleep(500); } catch (InterruptedException e) {} System.out.println("late"); }).start();',
    keep="int kept = 7;", kept="kept", wrong="var sponsors = 1;\nsponsros",
    raising='throw new IllegalStateException("outer", new RuntimeException("inner"));',
    given="int given = 1;", dependent="int f{n}() {{ return given + {n}; }}")

KOTLIN = Language(
    warm='val text = "warm"', complete="text.st",
    lines='for (i in 0 until 100_000) println((i % 10).toString().repeat(99))',
    loop='println("running"); while (true) {}', sleep='println("running"); Thread.sleep(60_000)',
    swallow='println("running"); while (true) { try { Thread.sleep(5) } catch (t: Throwable) {} }', read="readLine()",
    hostile='object { override fun toString(): String = throw AssertionError("no text") }',
    recursion="fun f(n: Int): Int = f(n + 1) + 1\nf(0)",
    memory="val l = ArrayList<LongArray>(); while (true) l.add(LongArray(50_000_000))", exit="System.exit(0)",
    late='Thread { Thread.sleep(500); println("late") }.start()', keep="val kept = 7", kept="kept",
    wrong="val sponsors = 1\nsponsros", raising='throw IllegalStateException("outer", RuntimeException("inner"))',
    given="val given = 1", dependent="fun f{n}(): Int = given + {n}")


def of_kernel(language):
    return {"python": PYTHON, "kotlin": KOTLIN}.get(language, JAVA)
