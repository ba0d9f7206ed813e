"""The blocks of the form editor, one kind of question in each file."""
