from django import forms


class FindForm(forms.Form):
    """Somebody of a class that the instructor does not see: told by the full name and the end of the telephone number."""

    name = forms.CharField(label="氏名", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    digits = forms.RegexField(
        r"^[0-9]{4}$",
        label="電話番号の 下4けた",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"}),
        error_messages={"invalid": "数字を 4つ 入れてください"},
    )
