from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "wirkraum.config"
    label = "config"
