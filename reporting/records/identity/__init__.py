"""The identity of a reporter who is anonymous or asked for protection: hidden, and opened by two persons only."""
