"""Why a task came out as it did: rules, quotes, inheritance, reckoning of dates, confidence."""
