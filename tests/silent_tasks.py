"""Tasks that nobody runs and nobody looks at: `DummyBackend` keeps a copy of each, some forty for one test's pages."""

from types import SimpleNamespace

from django_tasks.backends.dummy import DummyBackend


class SilentBackend(DummyBackend):
    def enqueue(self, task, args, kwargs):
        return SimpleNamespace(task=task, args=args, kwargs=kwargs)
