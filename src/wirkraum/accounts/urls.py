"""The person's own settings; sign-in itself is the library's, without what is not ours."""

from django.urls import path, re_path

from wirkraum.accounts import views

app_name = "accounts"
# These stand before the library's addresses: the coordination makes accounts, and their address is
# their name.
urlpatterns = [
    path("einstellungen/", views.preferences, name="preferences"),
    path("signup/", views.closed),
    path("email/", views.closed),
    path("password/set/", views.closed),
    path("login/code/confirm/", views.closed),
    re_path(r"^confirm-email/", views.closed),
]
