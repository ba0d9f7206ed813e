"""URLs of the staff door: the Wagtail admin on its own host. It shows no public page except in previews."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin

from pages.serving import urls as serving
from reporting.inbox import urls as inbox
from sites.access.people import emergency_page
from sites.access.people import urls as people
from sites.access.sign_in import pages as sign_in
from sites.access.trail import pages as trail
from soh.accounts import urls as accounts

handler500 = "pages.serving.errors.server_error"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("admin/", include(accounts)),  # before Wagtail's own, which would let a password alone in
    path("admin/", include(sign_in)),
    path("admin/inbox/", include(inbox)),
    path("admin/people/", include(people)),
    path("admin/emergency-access/", include(emergency_page)),
    path("admin/audit-trail/", include(trail)),
    path("admin/", include(admin)),
    *serving.staff_files,
    *i18n_patterns(*serving.names_only, prefix_default_language=False),
]
