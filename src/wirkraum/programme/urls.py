"""Addresses of sites and of the programme."""

from __future__ import annotations

from django.urls import path

from wirkraum.programme.views import people, posts, programme, records, site_life, site_parts, sites

app_name = "programme"

SITE = "standorte/<slug:slug>/"
PART = SITE + "<slug:what>/"
RECORD = "programm/<slug:what>/"

urlpatterns = [
    path("standorte/", sites.sites, name="sites"),
    path("standorte/neu/", sites.new, name="site_new"),
    path(SITE, sites.site, name="site"),
    path(SITE + "stammdaten/", sites.records, name="site_records"),
    path(SITE + "bearbeiten/", sites.edit, name="site_edit"),
    path(SITE + "loeschen/", sites.delete, name="site_delete"),
    path(SITE + "pausieren/", site_life.pause, name="site_pause"),
    path(SITE + "fortsetzen/", site_life.resume, name="site_resume"),
    path(SITE + "beenden/", site_life.end, name="site_end"),
    path(PART + "neu/", site_parts.new, name="part_new"),
    path(PART + "<int:pk>/", site_parts.edit, name="part_edit"),
    path(PART + "<int:pk>/loeschen/", site_parts.delete, name="part_delete"),
    path("programm/", programme.programme, name="programme"),
    path("programm/stellen/", posts.posts, name="posts"),
    path("programm/stellen/<int:pk>/", posts.post, name="post"),
    path("programm/zielgruppen/", programme.circles, name="circles"),
    path("programm/bearbeiten/", programme.edit, name="programme_edit"),
    path("programm/kommune/", programme.edit_municipality, name="municipality_edit"),
    path("programm/stelle/<int:pk>/besetzen/", posts.fill, name="post_fill"),
    path("programm/stelle/<int:pk>/freigeben/", posts.vacate, name="post_vacate"),
    path("programm/stelle/<int:pk>/vertretung/", records.new_deputy, name="deputy_new"),
    path("programm/person/<int:pk>/zugang/", people.access, name="person_access"),
    path("programm/person/<int:pk>/kein-zugang/", people.no_access, name="person_no_access"),
    path("programm/zielgruppe/<int:pk>/mitglied/", records.new_member, name="member_new"),
    path(RECORD + "neu/", records.new, name="record_new"),
    path(RECORD + "<int:pk>/", records.edit, name="record_edit"),
    path(RECORD + "<int:pk>/loeschen/", records.delete, name="record_delete"),
]
