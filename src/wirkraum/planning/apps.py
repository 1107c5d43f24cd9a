from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "wirkraum.planning"
    label = "planning"
