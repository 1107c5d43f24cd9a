"""Reports in the making, and editions that went out."""

from django.urls import path

from wirkraum.reporting.views import editions, findings, reports, sentences

app_name = "reporting"

ONE = "<int:pk>/"
EDITION = ONE + "ausgabe/<int:number>/"

urlpatterns = [
    path("", reports.listing, name="reports"),
    path("neu/", reports.new, name="new"),
    path(ONE, reports.report, name="report"),
    path(ONE + "loeschen/", reports.delete, name="delete"),
    path(ONE + "vorfuehren/", reports.present, name="present"),
    path(ONE + "datei/<slug:face>/", reports.document, name="document"),
    path(ONE + "herausgeben/", editions.release, name="release"),
    path(ONE + "folie/<int:source>/aussage/", sentences.new, name="sentence_new"),
    path(ONE + "aussage/<int:key>/", sentences.edit, name="sentence_edit"),
    path(ONE + "aussage/<int:key>/loeschen/", sentences.delete, name="sentence_delete"),
    path(ONE + "hinweis/<slug:key>/belassen/", findings.leave, name="leave"),
    path(ONE + "hinweis/<slug:key>/pruefen/", findings.again, name="recheck"),
    path(ONE + "hinweis/<slug:key>/uebernehmen/", findings.put_right, name="mend"),
    path(EDITION, editions.edition, name="edition"),
    path(EDITION + "vorfuehren/", editions.present, name="edition_present"),
    path(EDITION + "datei/<slug:face>/", editions.document, name="edition_document"),
]
