"""A page to read and try the API: Swagger UI, served from our own host under a strict
Content-Security-Policy.
"""

from django.http import HttpResponse
from django.shortcuts import render
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView


@extend_schema(exclude=True)
class Docs(APIView):
    """The page. Its script and styles are files of our own or of drf-spectacular-sidecar; nothing is inline."""

    required_scope = None
    belongs_to_site = False

    def get(self, request: Request) -> HttpResponse:
        """Show the page."""
        return render(request._request, "api/docs.html")
