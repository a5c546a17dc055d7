"""Write a notice as JSON and as checklists."""
