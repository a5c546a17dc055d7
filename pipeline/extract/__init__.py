"""Find units, roles, actions, deadlines and products in the cut document."""
