"""Models of form authoring."""

from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.form_page import FormPage

__all__ = ["AdoptedFormPage", "FormPage"]
