"""The forms that an office works from, over any number of notices."""
