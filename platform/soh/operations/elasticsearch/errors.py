"""What the launcher says when it cannot do what was asked."""


class ElasticsearchError(RuntimeError):
    """The search server cannot be started or stopped; the message names the reason and what to do."""


class CannotBeHad(ElasticsearchError):
    """This machine has not what the server needs: Java, or the means to fetch it. Tests skip for this reason."""
