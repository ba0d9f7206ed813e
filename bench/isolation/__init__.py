"""Isolation: 43 forces, every address asked as everybody who has no business there, then as those who have.

Short, it walks one cell in forty among three forces; `--long` walks all of them among 43. After the matrix each tenant
filter of the source is taken out in turn, and the walk has to notice.
"""

from bench.isolation.matrix import Matrix, walked
from bench.isolation.mutation_run import Mutation, mutated

__all__ = ["measure"]


def measure(is_long: bool) -> int:
    """Measure and publish `isolation`; 1 when anything leaked, was written or broke, or a mutant was missed."""
    from bench.figures import Figure, publish

    matrix: Matrix = walked(is_long)
    mutation: Mutation = mutated(is_long)
    publish(
        "isolation",
        [
            Figure("forces", matrix.forces, "forces provisioned"),
            Figure("canaries", matrix.canaries, "planted in texts of one force"),
            Figure("cells", matrix.cells, "requests"),
            Figure("canary_bytes", matrix.canary_bytes, "bytes of another force's canaries"),
            Figure("foreign_writes", len(matrix.foreign_writes), "tables or columns changed by another force"),
            Figure("server_errors", matrix.server_errors, "answers of 500 or more"),
            Figure("unanswered", len(matrix.unanswered), "addresses that answer nobody and give no reason"),
            Figure("mutants", mutation.made, "tenant filters taken out, one at a time"),
            Figure("mutants_by_cells", mutation.by_cells, "noticed by cells of the walk"),
            Figure("mutants_by_tests", mutation.by_tests, "then noticed by a named test"),
            Figure("mutants_equivalent", mutation.equivalent, "change nothing, for a reason in equivalents.py"),
            Figure("mutants_survived", len(mutation.survivors), "noticed by nothing"),
            Figure("mutants_caught", mutation.caught_share, "% noticed of those that change something"),
        ],
    )
    for line in (*matrix.lines(), *mutation.lines()):
        print(f"  {line}")
    return 0 if matrix.is_clean and mutation.is_good else 1
