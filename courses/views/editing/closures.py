"""Side doors of the editor that show more than a user's own subtree, closed."""

from typing import Any

from django.http import HttpRequest
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.models import PageQuerySet

from courses.permissions.editing import pages_choosable_by


def own_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return pages_choosable_by(request.user, pages)


class OwnImages(ImagesAdminAPIViewSet):
    def get_queryset(self) -> Any:
        visible = images_policy.instances_user_has_any_permission_for(self.request.user, ["choose", "change"])
        return super().get_queryset().filter(pk__in=visible.values("pk"))


class OwnDocuments(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> Any:
        visible = documents_policy.instances_user_has_any_permission_for(self.request.user, ["choose", "change"])
        return super().get_queryset().filter(pk__in=visible.values("pk"))


def narrow_api(router: Any) -> None:
    """The endpoints stay, since every page of the editor reverses them; they list less."""
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
