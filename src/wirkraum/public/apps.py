from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "wirkraum.public"
    label = "public"
