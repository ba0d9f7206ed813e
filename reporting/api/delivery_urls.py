"""Addresses for record systems, below `deliveries/`."""

from django.urls import path

from reporting.api.delivery_views import Acknowledgement, MessageSchema

urlpatterns = [
    path("schemas/<str:edition>/", MessageSchema.as_view(), name="api-delivery-schema"),
    path("<uuid:message>/acknowledgement/", Acknowledgement.as_view(), name="api-delivery-acknowledgement"),
]
