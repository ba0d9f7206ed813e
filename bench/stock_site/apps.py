"""The stock site as a Django app."""

from django.apps import AppConfig


class StockSiteConfig(AppConfig):
    """Label: stock_site."""

    name = "bench.stock_site"
    label = "stock_site"
    default_auto_field = "django.db.models.BigAutoField"
