"""The review page: the page of a notice beside what was found on it, and every decision about it kept."""
