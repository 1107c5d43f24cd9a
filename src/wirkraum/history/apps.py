from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "wirkraum.history"
    label = "history"
