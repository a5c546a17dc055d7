"""How well notices are read: what was found, measured against labels made by hand."""
