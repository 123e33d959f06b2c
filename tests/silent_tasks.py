"""Tasks that nobody runs and nobody looks at. `DummyBackend` keeps a copy of each, some forty for one test's pages."""

from types import SimpleNamespace

from django_tasks.backends.base import BaseTaskBackend


class SilentBackend(BaseTaskBackend):
    supports_defer = supports_async_task = supports_priority = True

    def enqueue(self, task, args, kwargs):
        return SimpleNamespace(task=task, args=args, kwargs=kwargs)
