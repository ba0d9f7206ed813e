"""URLs of the host that hands out files: nothing else answers there, and no cookie is ever set."""

from django.urls import include, path

from reporting.inbox.delivered_files import delivered_file
from reporting.inbox.files import handed_out

handler404 = "reporting.inbox.files.nothing_here"

_files = [
    path("file/<str:token>/", handed_out, name="handed_out"),
    path("delivered/<str:token>/", delivered_file, name="delivered_file"),
]
urlpatterns = [path("", include((_files, "inbox")))]
