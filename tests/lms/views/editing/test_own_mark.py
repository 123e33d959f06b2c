"""The editor carries the name and the mark of this house."""

import re

from courses.actions.write_groups import write_groups


def test_the_editor_carries_the_own_mark_and_name(cast, sign_in):
    write_groups()

    page = sign_in(cast.officer).get("/admin/").content.decode()

    assert re.findall(r'<template data-wagtail-sidebar-branding-logo><img class="own-mark" src="(.*?)"', page) == [
        "/static/lms/favicon.svg"
    ]
    assert re.findall(r'<link rel="(?:shortcut )?icon" href="(.*?)"', page) == ["/static/lms/favicon.svg"]
    assert re.search(r"<title>(.*?)</title>", page)[1].endswith(" - つづき")
