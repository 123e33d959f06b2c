"""Addresses about who works here. `lms.urls` mounts them among those of the office."""

from django.urls import URLPattern, path

from courses.views.office import end_assignment, invite_staff, reset_password, staff, staff_member

office: list[URLPattern] = [
    path("staff/", staff.staff, name="staff"),
    path("staff/invite/", invite_staff.invite_staff, name="invite_staff"),
    path("staff/<int:user_id>/", staff_member.staff_member, name="staff_member"),
    path("staff/<int:user_id>/password/", reset_password.reset_password, name="reset_password"),
    path("staff/assignments/<int:assignment_id>/", end_assignment.end_assignment, name="end_assignment"),
]
