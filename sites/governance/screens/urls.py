"""Addresses of a force's own screens, below /admin/your-site/."""

from django.urls import path

from sites.governance.screens import addresses, agreement, counts, links, look, overview, phase, twins

app_name = "governance"
urlpatterns = [
    path("", overview.index, name="index"),
    path("<slug:slug>/", overview.overview, name="overview"),
    path("<slug:slug>/look/", look.look, name="look"),
    path("<slug:slug>/look/preview/", look.preview, name="look_preview"),
    path("<slug:slug>/look/<slug:kind>/", look.picture, name="picture"),
    path("<slug:slug>/links/<slug:place>/", links.links, name="links"),
    path("<slug:slug>/existing-website/", twins.twins, name="twins"),
    path("<slug:slug>/existing-website/link/", twins.offer, name="offer"),
    path("<slug:slug>/addresses/", addresses.addresses, name="addresses"),
    path("<slug:slug>/phase/", phase.phase, name="phase"),
    path("<slug:slug>/phase/cancel/", phase.cancel, name="phase_cancel"),
    path("<slug:slug>/send-back/", phase.send_back, name="send_back"),
    path("<slug:slug>/agreement/", agreement.agreement, name="agreement"),
    path("<slug:slug>/agreement/record/", agreement.record, name="agreement_record"),
    path("<slug:slug>/agreement/<int:number>/end/", agreement.end, name="agreement_end"),
    path("<slug:slug>/agreement/<int:number>/document/", agreement.document, name="agreement_document"),
    path("<slug:slug>/visitors/", counts.counts, name="counts"),
    path("<slug:slug>/training/", overview.enter_training, name="training"),
]
