from django.urls import reverse_lazy
from wagtail.admin.menu import MenuItem


def courses_item() -> MenuItem:
    """For everybody who comes into the editor."""
    return MenuItem(
        "講座と会場", reverse_lazy("editing:venue_courses"), name="courses", icon_name="calendar-alt", order=150
    )
