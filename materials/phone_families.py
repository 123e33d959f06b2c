"""Phone families: what a reader holds. Materials have variants for the first three."""

from django.db import models


class PhoneFamily(models.TextChoices):
    ANDROID = "android", "アンドロイド"
    IPHONE = "iphone", "アイフォーン"
    EASY = "easy", "シニア向け"
    FEATURE = "feature", "ガラケー"
    NONE = "none", "持っていない"


WITH_VARIANT = (PhoneFamily.ANDROID, PhoneFamily.IPHONE, PhoneFamily.EASY)
