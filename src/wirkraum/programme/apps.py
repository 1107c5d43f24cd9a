from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "wirkraum.programme"
    label = "programme"
