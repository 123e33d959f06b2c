"""The one style sheet that all screens of the editor get."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("lms/css/editor.css"))
