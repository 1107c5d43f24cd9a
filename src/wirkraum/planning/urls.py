"""The year plan: the year, its Termine, and the formats they come from."""

from django.urls import path

from wirkraum.planning.views import formats, move, plan, year

app_name = "planning"
urlpatterns = [
    path("", year.year, name="year"),
    path("planen/", plan.propose, name="propose"),
    path("uebernehmen/", plan.adopt, name="adopt"),
    path("ankuendigen/", plan.make_firm, name="announce"),
    path("termin/<uuid:uid>/verschieben/", move.move, name="move"),
    path("termin/<uuid:uid>/verschieben/pruefen/", move.check, name="check"),
    path("termin/<uuid:uid>/andere-tage/", move.others, name="others"),
    path("formate/", formats.listing, name="formats"),
    path("formate/neu/", formats.new, name="format_new"),
    path("formate/<int:pk>/", formats.edit, name="format_edit"),
    path("formate/<int:pk>/loeschen/", formats.delete, name="format_delete"),
    path("formate/<int:pk>/termin/", move.add, name="add"),
    path("formate/<int:pk>/termin/pruefen/", move.add_check, name="add_check"),
    path("haeufigkeit/", formats.frequency, name="frequency"),
]
