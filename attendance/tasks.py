"""Work in the background, called by dotted path: fetch, then one action."""

from attendance.actions.keep_roster import delete_old_rosters


def tidy_private_files() -> None:
    """Rosters that waited for more than 24 hours between preview and confirmation."""
    delete_old_rosters()
