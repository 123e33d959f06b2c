from lms.views.editing import link_fields


def test_every_field_of_a_link_has_words():
    unnamed = [name for form in link_fields.FORMS for name, field in form.base_fields.items() if not field.label]

    assert unnamed == []
