"""A kernel for want of a kernel: answers every cell with what to do about the missing Java."""

import sys


def explain(problem: str, connection_file: str) -> None:
    """Serves the front end until it leaves. Without ipykernel, which Jupyter brings, the server's log must do."""
    try:
        from ipykernel.kernelapp import IPKernelApp
        from ipykernel.kernelbase import Kernel
    except ImportError:
        sys.exit(1)

    class WithoutJava(Kernel):
        implementation = "trialbook"
        implementation_version = ""
        banner = problem
        language_info = {"name": "java", "mimetype": "text/x-java", "file_extension": ".jshell"}

        def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False):
            told = f"{problem}\nThen restart the kernel. 'trialbook doctor' in a terminal tells more."
            error = {"ename": "NoJava", "evalue": problem, "traceback": told.splitlines()}
            if not silent:
                self.send_response(self.iopub_socket, "error", error)
            return {"status": "error", "execution_count": self.execution_count, **error}

    IPKernelApp.launch_instance(argv=["-f", connection_file], kernel_class=WithoutJava)
