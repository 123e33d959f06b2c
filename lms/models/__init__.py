"""The home page of the site; the shop window has no other table."""

from lms.models.home_page import HomePage

__all__ = ["HomePage"]
