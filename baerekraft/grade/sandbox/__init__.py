"""What holds a stranger's code: the warm process is started here, and each child confined."""
