"""What the editor's forms of pictures and of other files share: the file is looked at and written anew, however it came."""

from typing import Any, ClassVar

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from wagtail.utils.file import hash_filelike


class SentFileForm:
    """Put before Wagtail's form. The field of the file is the house's own, with all that Wagtail set on the old one."""

    file_field: ClassVar[type[FileField]]
    fields: dict[str, Any]
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = self.fields.get("file")
        if sent:
            self.fields["file"] = type(self).file_field(
                label=sent.label, required=sent.required, max_length=sent.max_length, widget=sent.widget
            )

    @staticmethod
    def written_anew(file: Any) -> SimpleUploadedFile:
        """What is kept of it. Raises `ValidationError`."""
        raise NotImplementedError

    def save(self, commit: bool = True) -> Any:
        """Of a file whose title was missing when it came, Wagtail has put aside what was sent; it is taken from there."""
        if "file" not in self.fields and self.instance._state.adding:
            file = self.instance.file
            with file.open("rb"):
                fit = self.written_anew(file)
            file.delete(save=False)
            file.save(fit.name, fit, save=False)
            self.instance.file_size, self.instance.file_hash = fit.size, hash_filelike(fit)
        return super().save(commit=commit)  # type: ignore[misc]  # of Wagtail's form
