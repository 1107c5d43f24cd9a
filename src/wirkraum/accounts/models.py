"""Who signs in, and nothing else: what somebody may do follows from posts in `programme`."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes accounts from an e-mail address and a password."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        """A new account; without a password it cannot sign in until one is set."""
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find an account by its address, whatever the case."""
        return self.get(email__iexact=username)


class Theme(models.TextChoices):
    """How pages look."""

    SYSTEM = "", _("wie das Gerät")
    LIGHT = "hell", _("hell")
    DARK = "dunkel", _("dunkel")
    CONTRAST = "kontrast", _("hoher Kontrast")


class User(AbstractBaseUser):
    """An account. `may_found` lets it set up a new programme on this installation."""

    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    may_found = models.BooleanField(_("darf Programme einrichten"), default=False)
    theme = models.CharField(
        _("Darstellung"), max_length=10, choices=Theme.choices, blank=True, default=Theme.SYSTEM
    )
    language = models.CharField(_("Sprache"), max_length=5, blank=True, default="")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        verbose_name = _("Konto")
        verbose_name_plural = _("Konten")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.email
