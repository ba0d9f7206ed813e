"""Cells of files that people open in a spreadsheet."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "|", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet calculates it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_STARTS_A_FORMULA) else cell
