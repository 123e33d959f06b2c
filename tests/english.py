"""English that is left on a screen: what a person can read in the answer, less the names that are the same in Japanese."""

import json
import re
from html.parser import HTMLParser

WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+|/[\w/.-]+/|\b[a-z]+\.[a-z]+\b")
"""Addresses, files and the names of page types in the one report that counts them."""
LABEL = re.compile(r"[A-Z][a-z]+(?: [A-Za-z'’]+)*[.…:?!]*")
"""What a string in a JSON island looks like when a person reads it; the others are names of classes, icons and fields."""

SPOKEN = ("title", "aria-label", "aria-description", "placeholder", "alt", "label", "data-tippy-content")
SILENT = {"style", "svg", "code", "kbd"}
COUNTER = "data-side-panel-toggle-counter"
"""Hidden until there is something to count; Wagtail's template writes None into it."""
UNREACHED = "Search"
"""What Wagtail's templates, without a translation, write on the hidden button of a search form: nobody sees it, and the
return key in the field does the same."""

NAMES = {
    "LINE Android iPhone iOS Google Apple QR AED Wi Fi OS SMS": "as they stand on the phone's own screen",
    "PDF CSV XLSX JPG JPEG PNG GIF WEBP WebP WebM AVIF HEIC mp mov MB KB GB": "kinds and sizes of files, as Windows names them",
    "URL JavaScript API": "the word used in Japan, too",
    "Wagtail": "the name of the software that the editing screens are of",
    "Ctrl Shift Alt Enter Esc Tab": "as they stand on the keys",
}
ALLOWED = {word for names in NAMES for word in names.split()}


class _Heard(HTMLParser):
    """Texts, the attributes that are read out, what buttons say, and the labels within JSON islands."""

    def __init__(self):
        super().__init__()
        self.texts, self.silent, self.island = [], [], False

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        self.texts += [said[name] for name in SPOKEN if said.get(name)]
        if tag == "input" and said.get("type") == "submit" and said.get("value") != UNREACHED:
            self.texts.append(said.get("value", ""))
        if tag in SILENT or tag == "script" or COUNTER in said:
            self.silent.append(tag)
        self.island = tag == "script" and said.get("type", "").endswith("json")

    def handle_endtag(self, tag):
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()
            self.island = False

    def handle_data(self, data):
        if self.island:
            self.texts += labels(json.loads(data))
        elif not self.silent:
            self.texts.append(data)


def labels(value):
    """The strings of a JSON value that are shown: whole words, or pieces of HTML."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in labels(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in labels(inner)]
    if not isinstance(value, str):
        return []
    if "<" in value:
        return heard(value)
    return [value] if LABEL.fullmatch(value) else []


def heard(html):
    """The pieces of text of a page or of a piece of one; a chooser's answer is JSON that holds HTML."""
    if html.startswith("{"):
        return labels(json.loads(html))
    parser = _Heard()
    parser.feed(html)
    return [" ".join(text.split()) for text in parser.texts if text.strip()]


def english(texts):
    """Those with a word of two letters or more that is no name, each once."""
    left = [text for text in texts if set(WORD.findall(ADDRESS.sub(" ", text))) - ALLOWED]
    return list(dict.fromkeys(left))
