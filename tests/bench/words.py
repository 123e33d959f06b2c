"""What is asked of tests.bench.library; apart from it, since the driver knows no database."""

WORDS = {"every": "軽く押す", "often": "写真", "one": "鯛めし", "none": "琵琶湖"}
"""On every page, on a third of them, on one alone, on none."""
