"""Jupyter's own suite of tests for kernels, with what it needs to know of ours.

It has one test more than ours can pass: `test_pager` is about a payload that the protocol has deprecated.
"""

import sys
import unittest

import jupyter_kernel_test


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = "trialbook"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("trouble");'
    completion_samples = [
        {"text": "Throwab", "matches": ["Throwable"]},
        {"text": '"a".toUpper', "matches": ["toUpperCase("]},
        {"text": "search().condi", "matches": ["condition("]},
    ]
    complete_code_samples = ["1 + 1", "int a = 1;", "int f() {\n  return 1;\n}\n", "// only a remark"]
    incomplete_code_samples = ["int f() {", "for (int i = 0; i < 3; i++) {\n", 'var text = """\n']
    invalid_code_samples = ["int = ;", "class 5 {}", ")"]
    code_generate_error = 'throw new IllegalStateException("as wanted");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": 'List.of("a", "b")', "result": "[a, b]"},
        {"code": "var n = 3; n + 1", "result": "4"},
    ]
    code_display_data = [
        {"code": 'display("<b>bold</b>", "text/html");', "mime": "text/html"},
        {"code": 'display(svg("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"));', "mime": "image/svg+xml"},
    ]
    code_history_pattern = "6 * ?"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "String"
    code_clear_output = "clear();"


if __name__ == "__main__":
    tests = unittest.defaultTestLoader.loadTestsFromTestCase(Conformance)
    result = unittest.TextTestRunner(stream=sys.stderr, verbosity=2).run(tests)
    print(f"{result.testsRun} tests, skipped: {', '.join(sorted(test.id().rsplit('.', 1)[1] for test, _ in result.skipped))}")
    sys.exit(not result.wasSuccessful())
