"""The person's own settings; sign-in itself is the library's."""

from django.urls import path

from wirkraum.accounts import views

app_name = "accounts"
urlpatterns = [path("einstellungen/", views.preferences, name="preferences")]
