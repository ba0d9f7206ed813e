"""A small national form that Thames Valley and Hampshire have adopted, for what happens when it changes."""

NOISE = "Report noise"
SLUG = "report-noise"
FORCES = ("thames-valley", "hampshire")


def share_form() -> None:
    """Publish it nationally, and let the forces adopt it. Needs Django."""
    from reporting.authoring.building import build, question, step
    from reporting.authoring.models import AdoptedFormPage, FormPage
    from sites.forces.models import Force
    from sites.provisioning.national import national_home

    home = national_home().specific
    built = build(
        SLUG,
        [
            step(
                "noise", title="The noise", items=[question("text", "kind", "What do you hear?")], open_to_forces=True
            ),
            step("where", title="Where", items=[question("text", "place", "Where is it?")]),
            step(
                "end",
                title="Declaration",
                items=[question("declaration", "true", "It is true", statement="<p>True.</p>")],
            ),
        ],
    )
    source = FormPage(
        title=NOISE,
        slug=SLUG,
        kind="service",
        steps=built.steps,
        given_codes=built.codes,
        live=False,
        locale=home.locale,
    )
    home.add_child(instance=source)
    source.save_revision().publish()
    for slug in FORCES:
        parent = Force.objects.get(slug=slug).site.root_page.specific
        page = AdoptedFormPage(title=NOISE, slug=SLUG, source_id=source.pk, locale=parent.locale, live=False)
        parent.add_child(instance=page)
        page.save_revision().publish()
