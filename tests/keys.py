"""A keyboard with a Japanese input method, in front of Chromium."""


class Keys:
    """Counts the presses that write nothing."""

    def __init__(self, page):
        self.page, self.presses = page, 0
        self.method = page.context.new_cdp_session(page)

    def press(self, *names):
        for name in names:
            self.presses += 1
            self.page.keyboard.press(name)

    def type(self, text):
        self.page.keyboard.type(text)

    def convert(self, typed, written):
        """Letter by letter, then turned into what is meant, as an input method tells the browser."""
        for text in [*(typed[: end + 1] for end in range(len(typed))), written]:
            self.compose(text)
        self.method.send("Input.insertText", {"text": written})

    def compose(self, text):
        end = len(text.encode("utf-16-le")) // 2
        self.method.send("Input.imeSetComposition", {"text": text, "selectionStart": end, "selectionEnd": end})

    def name(self, family, given):
        self.convert(*family)
        self.type("\u3000")
        self.convert(*given)
