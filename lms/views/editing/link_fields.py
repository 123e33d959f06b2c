"""The fields of the editor's forms for links, which Wagtail names after their code and not by words."""

from wagtail.admin.forms import choosers

FORMS = (
    choosers.ExternalLinkChooserForm,
    choosers.AnchorLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
)
LABELS = {
    "link_text": "リンクにする言葉",
    "email_address": "メールアドレス",
    "subject": "件名",
    "body": "本文",
    "phone_number": "電話番号",
}


def name_them() -> None:
    for form in FORMS:
        for name, field in form.base_fields.items():
            field.label = LABELS.get(name, field.label)
