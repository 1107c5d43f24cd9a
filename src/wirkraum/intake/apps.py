from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "wirkraum.intake"
    label = "intake"
