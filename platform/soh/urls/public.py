"""URLs of the public door: every force's site and the national one. No sign-in, no admin."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from pages.serving import urls as serving
from reporting.web.arriving import receive
from reporting.web.my_report import urls as my_report
from reporting.web.notice_receipts import notice_receipt
from reporting.web.shared_draft import walk_draft
from search.web import urls as search

handler400 = "pages.serving.errors.bad_request"
handler403 = "pages.serving.errors.permission_denied"
handler404 = "pages.serving.errors.page_not_found"
handler500 = "pages.serving.errors.server_error"

urlpatterns = [
    path("api/", include("soh.api.urls")),
    path("notice-receipts/", notice_receipt, name="notice-receipts"),
    path("start-with/", receive, name="start-with"),
    path("try-a-draft/<str:token>/", walk_draft, name="try-a-draft"),
    *serving.files,
    *i18n_patterns(
        path("my-report/", include(my_report)), *search.urlpatterns, *serving.pages, prefix_default_language=False
    ),
]
