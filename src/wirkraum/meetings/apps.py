from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "wirkraum.meetings"
    label = "meetings"
