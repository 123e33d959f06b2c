from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Staff and instructors. No e-mail address is needed; users are ended, never deleted, while history names them."""

    name = models.CharField("表示名", max_length=60, blank=True)
    temporary_until = models.DateField("渡した紙のパスワードの期限", null=True, blank=True)
    """Set while the password is one that somebody else gave on paper: it opens nothing but the page to choose an own one,
    and after this day not even that."""

    class Meta(AbstractUser.Meta):
        verbose_name = "職員・講師"
        verbose_name_plural = "職員・講師"

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)
