"""A refusal: something that may not be done now, with a stable code for machines and a sentence for people."""

from typing import ClassVar


class Refusal(Exception):
    """Raised by actions. Subclasses set `code` and `sentence`; a sentence may be made more exact when raised."""

    code: ClassVar[str] = "refused"
    sentence: str = "いまは できません。"

    def __init__(self, sentence: str = "") -> None:
        self.sentence = sentence or type(self).sentence
        super().__init__(self.sentence)
