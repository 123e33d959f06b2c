"""A management command with the trial's environment: `python3 -m scripts.manage refold --check`."""

from __future__ import annotations

import sys

from scripts import setup, trial

if __name__ == "__main__":
    setup.ready()
    trial.make_secrets(trial.var_folder())
    sys.exit(trial.manage(trial.environment("127.0.0.1", 8000), *sys.argv[1:]))
