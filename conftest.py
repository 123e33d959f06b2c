"""Plugins of the whole suite; pytest wants them named in the outermost conftest.py."""

pytest_plugins = ["tests.browser", "tests.database"]
