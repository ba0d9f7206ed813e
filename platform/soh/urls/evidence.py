"""URLs of the host that hands out files: nothing else answers there, and no cookie is ever set."""

from django.urls import include, path

from reporting.inbox.files import handed_out

handler404 = "reporting.inbox.files.nothing_here"

urlpatterns = [path("", include(([path("file/<str:token>/", handed_out, name="handed_out")], "inbox")))]
