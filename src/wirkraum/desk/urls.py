"""The signed-in start page, search, history, help, and the watchdog's address."""

from django.urls import path

from wirkraum.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.today_page, name="today"),
    path("suche/", views.search_page, name="search"),
    path("hilfe/", views.help_page, name="help"),
    path("verlauf/", views.history_page, name="history"),
    path("verlauf/<int:entry>/zurueck/", views.take_back, name="undo"),
    path("programm/wechseln/", views.switch, name="switch"),
    path("health/", views.health, name="health"),
]
