from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "wirkraum.reporting"
    label = "reporting"
