"""All ways through a form at once, without trying them one by one."""
