from django.apps import AppConfig


class MaterialsConfig(AppConfig):
    name = "materials"
    verbose_name = "教材"

    def ready(self) -> None:
        from willow.plugins.pillow import PillowImage
        from willow.registry import registry

        from materials.photographs import say_nothing_beside

        registry.register_operation(PillowImage, "auto_orient", say_nothing_beside)
