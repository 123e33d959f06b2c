"""Addresses of the editor that are ours. Wagtail mounts them below /admin/ and asks for its own right first."""

from django.urls import URLPattern, path

from materials.views.editing import check_screens, screens

editing: list[URLPattern] = [
    path("screens/", screens.screens, name="screens"),
    path("screens/<str:digits>/", check_screens.check_screens, name="check_screens"),
]
