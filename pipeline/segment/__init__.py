"""Cut a ``Document`` into letterhead, section tree, assignment tables and closing."""
