"""What we add to the editor's menu."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from materials.permissions.materials import editable_by


class _ForWhoeverHasMaterials(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return editable_by(request.user).exists()


def screens_item() -> MenuItem:
    return _ForWhoeverHasMaterials("絵と機種", reverse("screens"), name="screens", icon_name="mobile-alt", order=150)
