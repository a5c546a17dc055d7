"""Look at the result as a careful clerk would: findings, completeness, confidence."""
