from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wirkraum.accounts"
    label = "accounts"
