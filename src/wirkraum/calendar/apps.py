from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "wirkraum.calendar"
    label = "calendar"
