"""Whose every table is. A table that is not here fails the architecture tests: a new model needs a line.

Rows of a force are found by `by`:

- `force_id` (or another column): it holds the force's id;
- `via("page")`: the foreign key leads to a row that is the force's;
- `child()`: a table of multi-table inheritance, whose parent row is the force's;
- `about("content_type", "object_id")`: a generic reference to a row that is the force's;
- `SPECIAL`: said in sites.provisioning.estate.ownership.

`stays` says why rows of a force do not travel in its archive; they are removed with it all the same. The order is that
in which ownership is decided: what a line leads to stands above it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Owned:
    """Rows of forces in a table. `how` is one of force, via, child, about, special; `columns` what it reads.

    `or_by` names a person: what people of this force alone did is the force's, also when its object is gone.
    """

    how: str
    columns: tuple[str, ...] = ()
    stays: str = ""
    or_by: str = ""


def by(column: str = "force_id", *, stays: str = "") -> Owned:
    """Rows whose column holds the force's id."""
    return Owned("force", (column,), stays)


def via(field: str, *, stays: str = "", or_by: str = "") -> Owned:
    """Rows whose foreign key leads to a row of the force."""
    return Owned("via", (field,), stays, or_by)


def child() -> Owned:
    """Rows of a table of multi-table inheritance."""
    return Owned("child")


def about(type_column: str, id_column: str, *, stays: str = "", or_by: str = "") -> Owned:
    """Rows with a generic reference to a row of the force."""
    return Owned("about", (type_column, id_column), stays, or_by)


SPECIAL = Owned("special")
_REBUILT = "rebuilt from the rest"
_MOMENTARY = "of the moment"
_CHAINED_HERE = "the chain seals events by their numbers here; where the trail arrives, it is sealed anew"
_TRANSLATING = "begun anew from the pages, which travel in both languages"

OWNED: dict[str, Owned] = {
    "force_sites.Force": SPECIAL,
    "wagtailcore.Site": SPECIAL,
    "wagtailcore.Page": SPECIAL,
    "pages.AdoptedPage": child(),
    "pages.AdvicePage": child(),
    "pages.HomePage": child(),
    "pages.NewsIndexPage": child(),
    "pages.NewsPage": child(),
    "pages.PlainPage": child(),
    "pages.SectionPage": child(),
    "reporting.FormPage": child(),
    "reporting.AdoptedFormPage": child(),
    "reporting.FormVersion": SPECIAL,
    "reporting.FormText": via("version"),
    "reporting.Edition": via("version"),
    "force_sites.ForceKey": by(),
    "force_sites.KeyRotation": by(stays="begun and finished here"),
    "force_sites.ForceGroup": by(),
    "force_sites.Agreement": by(),
    "force_sites.ArmCount": by(),
    "force_sites.BrandPicture": by(),
    "force_sites.Look": by(),
    "force_sites.PhaseDecision": by(),
    "force_sites.SiteLink": by(),
    "force_sites.TwinRule": by(),
    "force_sites.AccessReview": by(),
    "force_sites.EmergencyAccess": by(),
    "force_sites.Invitation": by(stays="an invitation is for one staff address; invite again"),
    "force_sites.SignInRules": by(stays="an identity provider is bound to one staff address; set it up again"),
    "auth.Group": SPECIAL,
    "accounts.User": Owned("special", (), "people travel as names, without password and second factor"),
    "auth.Group_permissions": via("group"),
    "accounts.User_groups": via("group"),
    "wagtailcore.Collection": SPECIAL,
    "wagtailcore.GroupPagePermission": via("group"),
    "wagtailcore.GroupCollectionPermission": via("group"),
    "wagtailcore.GroupSitePermission": via("group"),
    "wagtailcore.CollectionViewRestriction": via("collection"),
    "wagtailcore.CollectionViewRestriction_groups": via("collectionviewrestriction"),
    "wagtailimages.Image": via("collection"),
    "wagtailimages.Rendition": via("image", stays=_REBUILT),
    "wagtaildocs.Document": via("collection"),
    "pages.Alert": by(),
    "pages.ContactPoint": by(),
    "pages.EmergencyBox": by(),
    "pages.HelpOrganisation": by(),
    "pages.LegalNotice": by(),
    "pages.OptionList": by(),
    "reporting.QuestionGroup": by(),
    "reporting.QuestionGroupVersion": by(),
    "pages.Question": by(),
    "pages.ResponseTemplate": by(),
    "pages.Statistic": by(),
    "pages.Term": by(),
    "pages.Localisation": via("page"),
    "pages.Taking": via("page"),
    "pages.Returning": via("page", stays="what an undo needs; the page travels as it is"),
    "pages.RollOutStep": by(stays="the national team's record of a roll-out"),
    "taggit.TaggedItem": about("content_type", "object_id"),
    "taggit.Tag": Owned("special", (), "words travel with what they are on"),
    "wagtailcore.Revision": about("base_content_type", "object_id"),
    "wagtailcore.WorkflowPage": via("page"),
    "wagtailcore.Workflow": SPECIAL,
    "wagtailcore.WorkflowTask": via("workflow"),
    "wagtailcore.Task": SPECIAL,
    "wagtailcore.GroupApprovalTask": child(),
    "wagtailcore.GroupApprovalTask_groups": via("groupapprovaltask"),
    "force_sites.SecondApprovalTask": child(),
    "force_sites.SecondApprovalTask_groups": via("secondapprovaltask"),
    "wagtailcore.WorkflowState": about("base_content_type", "object_id"),
    "wagtailcore.TaskState": via("workflow_state"),
    "wagtailcore.PageViewRestriction": via("page"),
    "wagtailcore.PageViewRestriction_groups": via("pageviewrestriction"),
    "wagtailcore.PageLogEntry": via("page", or_by="user"),
    "wagtailcore.ModelLogEntry": about("content_type", "object_id", or_by="user"),
    "wagtailcore.Comment": via("page"),
    "wagtailcore.CommentReply": via("comment"),
    "wagtailcore.PageSubscription": via("page"),
    "wagtailredirects.Redirect": via("site"),
    "reporting.HeldEdition": by(),
    "reporting.DeclinedUpdate": by(),
    "reporting.RollOutForce": by(stays="the national team's record of a roll-out"),
    "api.PartnerKey": by(),
    "reporting.Team": by(),
    "reporting.TeamMember": by(stays="accounts are made anew; choose the members again"),
    "reporting.ListKey": by(),
    "reporting.ForcePlan": by(),
    "reporting.TriageSettings": by(),
    "reporting.SavedFilter": by(stays="of persons, whose accounts are made anew"),
    "reporting.Report": by(),
    "reporting.Alert": by(),
    "reporting.SealedAnswers": by(),
    "reporting.CaseEvent": by(),
    "reporting.Note": by(),
    "reporting.EnteredReport": by(),
    "reporting.ReportLink": by(),
    "reporting.Referral": by(),
    "reporting.IdentityRequest": by(),
    "reporting.ReceiptKey": by(),
    "reporting.Message": by(),
    "reporting.Notice": by(),
    "reporting.HandOver": by(),
    "reporting.OutboxEntry": by(),
    "reporting.DeliveryEndpoint": by(),
    "reporting.DeliverySecret": by(),
    "reporting.Delivery": by(),
    "reporting.DeliveryAttempt": by(),
    "reporting.Draft": by(),
    "reporting.SavedDraft": by(),
    "reporting.Reminder": by(),
    "reporting.Arrival": by(stays="lasts for minutes"),
    "reporting.IdempotentReply": by(),
    "reporting.Evidence": by(),
    "reporting.EvidenceChunk": by(),
    "reporting.RetentionPeriod": by(),
    "reporting.LegalHold": by(),
    "reporting.Disposal": by(),
    "reporting.SubjectRequest": by(),
    "reporting.FoundReport": by(),
    "core.AuditEvent": by(),
    "core.AuditSeal": by(stays=_CHAINED_HERE),
    "core.AuditCheck": by(stays=_CHAINED_HERE),
    "wagtail_localize.TranslatableObject": Owned("special", (), _TRANSLATING),
    "wagtail_localize.TranslationSource": via("object", stays=_TRANSLATING),
    "wagtail_localize.Translation": via("source", stays=_TRANSLATING),
    "wagtail_localize.TranslationLog": via("source", stays=_TRANSLATING),
    "wagtail_localize.TranslationContext": via("object", stays=_TRANSLATING),
    "wagtail_localize.StringTranslation": via("context", stays=_TRANSLATING),
    "wagtail_localize.SegmentOverride": via("context", stays=_TRANSLATING),
    "wagtail_localize.StringSegment": via("source", stays=_TRANSLATING),
    "wagtail_localize.TemplateSegment": via("source", stays=_TRANSLATING),
    "wagtail_localize.RelatedObjectSegment": via("source", stays=_TRANSLATING),
    "wagtail_localize.OverridableSegment": via("source", stays=_TRANSLATING),
    "wagtail_localize.String": Owned("special", (), _TRANSLATING),
    "wagtail_localize.Template": Owned("special", (), _TRANSLATING),
    "wagtailsearch.IndexEntry": about("content_type", "object_id", stays=_REBUILT),
    "wagtailcore.ReferenceIndex": about("base_content_type", "object_id", stays=_REBUILT),
    "wagtailadmin.EditingSession": about("content_type", "object_id", stays=_MOMENTARY, or_by="user"),
    "wagtailadmin.FormState": about("content_type", "object_id", stays=_MOMENTARY, or_by="user"),
    "wagtailusers.UserProfile": via("user", stays="set by each person"),
    "wagtailcore.UploadedFile": Owned("via", ("uploaded_by_user",), _MOMENTARY),
    "wagtailcore.APIToken": via("user", stays="a secret of the person"),
    "account.EmailAddress": via("user", stays="made anew with the account"),
    "account.EmailConfirmation": via("email_address", stays=_MOMENTARY),
    "mfa.Authenticator": via("user", stays="second factors are sealed under this platform's secret"),
    "socialaccount.SocialAccount": via("user", stays="an identity provider is bound to one staff address"),
    "socialaccount.SocialToken": via("account", stays="an identity provider is bound to one staff address"),
    "axes.AccessAttempt": Owned("special", (), _MOMENTARY),
    "axes.AccessAttemptExpiration": via("access_attempt", stays=_MOMENTARY),
    "axes.AccessFailureLog": Owned("special", (), _MOMENTARY),
    "axes.AccessLog": Owned("special", (), _MOMENTARY),
}
"""Tables with rows of forces."""

SHARED: dict[str, str] = {
    "wagtailcore.Locale": "languages of the platform",
    "pages.RollOut": "the national team's",
    "reporting.RollOut": "the national team's",
    "reporting.NationalPlan": "the national team's",
    "force_sites.NationalInvitation": "the national team's",
    "accounts.Elevation": "the platform's",
    "wagtail_localize.LocaleSynchronization": "languages of the platform",
    "wagtailcore.WorkflowContentType": "which workflow holds for a kind of snippet",
    "wagtailembeds.Embed": "answers of public video services",
}
"""National content and what all forces have in common."""

PLATFORM: dict[str, str] = {
    "core.ContentVersion": "numbers of versions",
    "accounts.User_user_permissions": "unused: rights come from groups",
    "wagtailadmin.Admin": "no table, holds permissions",
    "auth.Permission": "made by migrations",
    "contenttypes.ContentType": "made by migrations",
    "socialaccount.SocialApp": "unused: each force's provider stands in its sign-in rules",
    "sessions.Session": "signed-in browsers; ends with the account",
    "procrastinate.ProcrastinateWorker": "jobs hold ids only",
    "procrastinate.ProcrastinateJob": "jobs hold ids only",
    "procrastinate.ProcrastinateEvent": "jobs hold ids only",
    "procrastinate.ProcrastinatePeriodicDefer": "jobs hold ids only",
}
"""The machinery."""
