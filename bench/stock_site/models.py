"""A page with a StreamField, a snippet, a site setting and a form page, as the Wagtail guide shows them."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.models import register_snippet


@register_snippet
class Notice(models.Model):
    """A snippet shown beside every page."""

    title = models.CharField(max_length=120)
    body = RichTextField()

    def __str__(self) -> str:
        return self.title


@register_setting
class SiteWords(BaseSiteSetting):
    """A site's name and telephone number."""

    name = models.CharField(max_length=120, default="Force")
    telephone = models.CharField(max_length=20, default="101")


class Body(blocks.StreamBlock):
    """The blocks of a page."""

    heading = blocks.CharBlock()
    paragraph = blocks.RichTextBlock()
    warning = blocks.StructBlock([("text", blocks.TextBlock())])
    links = blocks.ListBlock(blocks.StructBlock([("label", blocks.CharBlock()), ("url", blocks.URLBlock())]))


class ContentPage(Page):
    """A page with words."""

    summary = models.TextField(blank=True)
    body = StreamField(Body(), blank=True)
    template = "stock/content_page.html"


class FormField(AbstractFormField):
    """A question of the form."""

    page = ParentalKey("FormPage", on_delete=models.CASCADE, related_name="form_fields")


class FormPage(AbstractForm):
    """The stock form: all questions on one page."""

    template = "stock/form_page.html"
    landing_page_template = "stock/form_landing.html"
