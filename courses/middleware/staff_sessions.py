"""Sessions of staff, in the database as Django keeps them. Every request of a staff door begins with reading one."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from materials.fixed import Fixed, Given

_COLUMNS = tuple(field.attname for field in Session._meta.concrete_fields)
_session = Fixed(
    lambda: Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    ).values_list(*_COLUMNS)
)


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Any:
        rows = _session(key=self.session_key, now=timezone.now())
        if rows:
            return Session.from_db(DEFAULT_DB_ALIAS, _COLUMNS, rows[0])
        self._session_key = None
        return None
