"""Circumstances before and after the subject: when, why, by what right; and the words that join a clause to the one before."""

from pipeline.extract.language import Syllables

LONGEST_CONTEXT = 160  # tokens of circumstance that may stand before the subject


def is_circumstance(s: Syllables, i: int) -> bool:
    """Whether the token opens a phrase of circumstance ("Theo chức năng, …") and no verb ("Theo dõi …")."""
    context, verb = s.at("contexts", i) if i < len(s) else None, s.at("verbs", i) if i < len(s) else None
    return context is not None and (verb is None or verb <= context)


def skip_connectives(s: Syllables, i: int, last: int) -> int:
    """The token after words like "đồng thời", "ngoài ra" and loose marks at ``i``."""
    while i < last:
        if (after := s.at("connectives", i)) and after < last:
            i = after
        elif s.words[i] in ",:-–":
            i += 1
        else:
            break
    return i
