from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "wirkraum.desk"
    label = "desk"
