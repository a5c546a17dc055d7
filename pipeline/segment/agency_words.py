"""The words of agency names (agencies.toml), made ready for matching."""

import re
from functools import cache

from pipeline.rules.book import load
from pipeline.segment.bare import unmark


@cache
def starts(vocabulary: str) -> re.Pattern[str]:
    """Matches the unmarked words of the vocabulary at the start of a name."""
    return re.compile(rf"\W*{unmark(load('agencies').vocabulary[vocabulary].alternation)}(?!\w|\s*[,:]|\s+\d)", re.IGNORECASE)


@cache
def unmarked(vocabulary: str) -> frozenset[str]:
    """The words of the vocabulary, unmarked and in small letters."""
    return frozenset(unmark(word).lower() for word in load("agencies").vocabulary[vocabulary].words)
