"""Turn mentions into tasks: dates, names, inheritance, splitting and joining."""
