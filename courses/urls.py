"""Addresses about who works here, which `lms.urls` mounts among those of the office, and about courses, which stand in the
editor (wagtail_hooks): municipal staff, editors and the prefecture all come in there, and what they open are pages."""

from django.urls import URLPattern, path

from courses.views.editing import master_changes, next_year, open_courses, publish_master, venue_courses
from courses.views.office import end_assignment, invite_staff, reset_password, staff, staff_member

office: list[URLPattern] = [
    path("staff/", staff.staff, name="staff"),
    path("staff/invite/", invite_staff.invite_staff, name="invite_staff"),
    path("staff/<int:user_id>/", staff_member.staff_member, name="staff_member"),
    path("staff/<int:user_id>/password/", reset_password.reset_password, name="reset_password"),
    path("staff/assignments/<int:assignment_id>/", end_assignment.end_assignment, name="end_assignment"),
]

editing: list[URLPattern] = [
    path("", venue_courses.venue_courses, name="venue_courses"),
    path("open/", open_courses.open_courses, name="open_courses"),
    path("<int:course_id>/changes/", master_changes.master_changes, name="master_changes"),
    path("masters/<int:master_id>/next-year/", next_year.next_year, name="next_year"),
    path("masters/<int:master_id>/publish/", publish_master.publish_master, name="publish_master"),
]
