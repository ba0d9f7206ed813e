"""The second approval of content that needs one: by somebody who neither wrote it nor approved it first."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import AbstractGroupApprovalTask, TaskState

from soh.core import clock


class SecondApprovalTask(AbstractGroupApprovalTask):
    """A step of a workflow that passes by itself, but for pages whose `needs_second_approval` is true.

    Those wait for a member of the groups who is neither the first approver nor anybody who worked on the draft.
    """

    class Meta:
        verbose_name = "second approval"
        verbose_name_plural = "second approvals"

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Begin, or be over at once."""
        content = workflow_state.content_object
        if getattr(getattr(content, "specific", content), "needs_second_approval", False):
            return super().start(workflow_state, user=user)
        passed = self.get_task_state_class()(
            workflow_state=workflow_state,
            task=self,
            revision=content.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=clock.now(),
        )
        passed.save()
        return passed

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Do it. Raises PermissionDenied for an approval by somebody who had a hand in it already."""
        if action_name == "approve" and user.pk in had_a_hand(task_state.workflow_state):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Return what the person may do: who had a hand in it may still ask for changes."""
        actions = super().get_actions(obj, user)
        state = obj.current_workflow_state
        if state is not None and user.pk in had_a_hand(state):
            return [action for action in actions if action[0] != "approve"]
        return list(actions)

    @classmethod
    def get_description(cls) -> str:
        """Say what the step is for."""
        return "Sensitive forms wait for a second person, who neither wrote nor first approved them"


def had_a_hand(workflow_state: Any) -> set[int]:
    """Return the ids of those who submitted, approved or, since it last went live, worked on the content."""
    content = workflow_state.content_object
    revisions = content.revisions.all()
    if content.live_revision_id:
        revisions = revisions.filter(pk__gt=content.live_revision_id)
    found = set(revisions.values_list("user_id", flat=True))
    approved = workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
    found |= set(approved.values_list("finished_by_id", flat=True))
    return (found | {workflow_state.requested_by_id}) - {None}
