"""The audit trail of a force for its own systems: events in the order of the chain, and the chain's links."""
