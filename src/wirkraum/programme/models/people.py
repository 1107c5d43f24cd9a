"""Organisations, persons, posts, and who held which post from when to when."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned
from wirkraum.programme.models.base import Dated, DatedQuerySet, Sourced
from wirkraum.programme.models.programme import Programme


class OrganisationKind(models.TextChoices):
    """What kind of organisation takes part."""

    OFFICE = "office", _("Amt")
    CARRIER = "carrier", _("Träger")
    SCHOOL = "school", _("Schule")
    AFTERCARE = "aftercare", _("Hort oder Kita")
    PARTNER = "partner", _("Partner")
    STATE = "state", _("Land")
    FOUNDATION = "foundation", _("Stiftung")


class Organisation(Versioned, Sourced):
    """An office, carrier, school or partner."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="organisations")
    name = models.CharField(_("Name"), max_length=160)
    short_name = models.CharField(_("Kurzname"), max_length=40, blank=True)
    kind = models.CharField(_("Art"), max_length=12, choices=OrganisationKind.choices)
    website = models.URLField(_("Website"), blank=True)

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"],
                name="one_organisation_per_name",
                violation_error_message=_("Diese Organisation gibt es schon."),
            )
        ]

    def __str__(self) -> str:
        return self.short_name or self.name


class Person(Versioned):
    """Somebody at work: a function and a business contact. Never a private person."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="persons")
    function = models.CharField(
        _("Funktion"), max_length=120, help_text=_("z. B. FSZ-Leitung 122. Grundschule")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="persons",
        verbose_name=_("Organisation"),
    )
    email = models.EmailField(_("dienstliche E-Mail"), blank=True)
    phone = models.CharField(_("dienstliches Telefon"), max_length=40, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="persons",
        verbose_name=_("Konto"),
    )

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["function"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "user"], name="one_person_per_account")
        ]

    def __str__(self) -> str:
        return self.function


class PostKind(models.TextChoices):
    """What a post is for; rights follow from it."""

    COORDINATION = "coordination", _("Kommunale Koordinierung")
    SITE_LEAD = "site_lead", _("FSZ-Leitung")
    SCHOOL_HEAD = "school_head", _("Schulleitung")
    AFTERCARE_HEAD = "aftercare_head", _("Hortleitung")
    SOCIAL_WORK = "social_work", _("Schulsozialarbeit")
    CARRIER = "carrier", _("Vertretung des Trägers")
    BOARD = "board", _("Mitglied der Lenkungsgruppe")
    OTHER = "other", _("andere Stelle")


SITE_KINDS = (
    PostKind.SITE_LEAD,
    PostKind.SCHOOL_HEAD,
    PostKind.AFTERCARE_HEAD,
    PostKind.SOCIAL_WORK,
)


class Post(Dated, Sourced):
    """A post that somebody can hold: it stays when people change."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="posts")
    kind = models.CharField(_("Art"), max_length=16, choices=PostKind.choices)
    title = models.CharField(_("Bezeichnung"), max_length=120)
    site = models.ForeignKey(
        "programme.Site",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("Standort"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("Organisation"),
    )
    fte = models.DecimalField(
        _("VZÄ"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(10)],
        help_text=_("Umfang der Stelle in Vollzeitäquivalenten"),
    )

    objects = DatedQuerySet["Post"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Stelle")
        verbose_name_plural = _("Stellen")
        ordering = ["kind", "title"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(kind__in=[k.value for k in SITE_KINDS])
                | models.Q(site__isnull=False),
                name="post_at_a_site_names_it",
                violation_error_message=_("Diese Art von Stelle gehört zu einem Standort."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


WEEKDAY_MARKS = (_("Mo"), _("Di"), _("Mi"), _("Do"), _("Fr"), _("Sa"), _("So"))


def working_days(value: object) -> None:
    """Weekdays are a non-empty list of 1 (Monday) to 7 (Sunday)."""
    if not isinstance(value, list) or not value or not set(value) <= set(range(1, 8)):
        raise ValidationError(_("Wählen Sie mindestens einen Wochentag."), code="weekdays")


def monday_to_friday() -> list[int]:
    """The usual working week."""
    return [1, 2, 3, 4, 5]


class Tenure(Dated, Sourced):
    """Who held a post from when to when, and on which days of the week."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures", verbose_name=_("Stelle"))
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="tenures", verbose_name=_("Person")
    )
    fte = models.DecimalField(
        _("VZÄ"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    weekdays = models.JSONField(
        _("Arbeitstage"),
        default=monday_to_friday,
        validators=[working_days],
        help_text=_("An den übrigen Tagen wird für die Stelle nichts geplant."),
    )

    objects = DatedQuerySet["Tenure"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Besetzung")
        verbose_name_plural = _("Besetzungen")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.post}: {self.person}"

    @property
    def part_time(self) -> str:
        """The working days in words, unless they are the usual ones."""
        usual = set(self.weekdays) == set(monday_to_friday())
        return "" if usual else self.weekdays_words(sorted(self.weekdays))

    @staticmethod
    def weekdays_words(value: Iterable[int]) -> str:
        """The stored weekdays as the history tells them."""
        return ", ".join(str(WEEKDAY_MARKS[day - 1]) for day in value)


class Deputy(Dated):
    """Which post stands in for another when that one is away."""

    post = models.ForeignKey(
        Post, models.CASCADE, related_name="deputies", verbose_name=_("Stelle")
    )
    deputy = models.ForeignKey(
        Post, models.CASCADE, related_name="stands_in_for", verbose_name=_("Vertretung")
    )

    objects = DatedQuerySet["Deputy"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Vertretung")
        verbose_name_plural = _("Vertretungen")
        ordering = ["post", "-valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(post=models.F("deputy")),
                name="nobody_stands_in_for_themselves",
                violation_error_message=_("Eine Stelle kann sich nicht selbst vertreten."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy}: {self.post}"
