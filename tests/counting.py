"""What the suites written in Python share: checks are counted, failures printed."""


class Count:
    def __init__(self, suite, longest=400):
        self.suite, self.longest, self.passed, self.failed = suite, longest, 0, 0

    def __call__(self, what, ok, came=""):
        if ok:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {self.suite}: {what}: {str(came)[:self.longest]}", flush=True)

    def end(self, about=""):
        """The closing line that tests/run.sh reads; the process's exit status."""
        print(f"{self.suite}{about}: {self.passed} passed, {self.failed} failed")
        return int(self.failed > 0)
