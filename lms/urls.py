"""All addresses. The tree of pages comes last: what is named above it can't be a page (materials.models.addresses)."""

from allauth.account import views as sign_in
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from attendance import urls as people
from courses import urls as work
from lms.views.public import (
    admin_login,
    after_sign_in,
    film,
    house,
    machine,
    media,
    new_password,
    number,
    search,
    verify,
)

urlpatterns = [
    # Case does not matter on paper. An inline (?i:...) would break every reverse() of the project.
    re_path(r"^[mM]/(?P<written>[^/]*)/?$", number.number, name="number"),
    re_path(r"^[vV][eE][rR][iI][fF][yY]/(?P<serial>.*?)/?$", verify.verify, name="verify"),
    path("healthz", machine.healthz, name="healthz"),
    path("robots.txt", machine.robots, name="robots"),
    path("favicon.ico", machine.favicon, name="favicon"),
    path("media/<path:path>", media.media, name="media"),
    re_path(r"^documents/(?P<document_id>[0-9]{1,9})/(?P<name>[^/]+\.(?:mp4|webm))$", film.film, name="film"),
    path("privacy/", house.privacy, name="privacy"),
    path("accessibility/", house.accessibility, name="accessibility"),
    path("contact/", house.contact, name="contact"),
    path("search/", search.search, name="search"),
    path("accounts/after-sign-in/", after_sign_in.after_sign_in, name="after_sign_in"),
    path("accounts/new-password/", new_password.new_password, name="new_password"),
    # Not the whole of allauth: nobody signs up, and passwords and addresses are not changed from outside. The closed
    # sign-up keeps its name, which the sign-in asks for.
    path("accounts/login/", sign_in.login, name="account_login"),
    path("accounts/logout/", sign_in.logout, name="account_logout"),
    path("accounts/inactive/", sign_in.account_inactive, name="account_inactive"),
    path("accounts/signup/", sign_in.signup, name="account_signup"),
    # Wagtail's own sign-in for restricted pages knows no limit on tries.
    path("_util/login/", admin_login.admin_login, name="page_login"),
    path("admin/login/", admin_login.admin_login, name="admin_login"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include((people.learner, "learner"))),
    path("classroom/", include((people.classroom, "classroom"))),
    path("office/", include(([*people.office, *work.office], "office"))),
    path("", include(wagtail_urls)),
]

handler403 = "lms.views.public.failures.denied"
handler404 = "lms.views.public.failures.not_found"
