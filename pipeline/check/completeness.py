"""The "6 rõ" of a task: person, work, time, responsibility, product, authority."""

from models.notice import Completeness, Task
from pipeline.check.tasks import matches

SHORTEST_ORDER = 4  # syllables: a verb of two and an object of two


def completeness(task: Task) -> Completeness:
    """What the task says clearly; only what the notice states counts, nothing is assumed.

    person: a lead is named (also where it is inherited). work: a verb with its object, or
    a passage that begins with an action. time: a deadline of any kind.
    responsibility: exactly one lead, and not a collective receiver ("các sở, ban, ngành"). product: what must come out.
    authority: who assigns the work, or whom the result goes to for decision.
    """
    return Completeness(
        person=bool(task.lead),
        work=any(action.verb and action.object for action in task.actions) or begins_with_action(task.text),
        time=bool(task.deadlines),
        responsibility=len(task.lead) == 1 and task.lead[0].kind != "group",
        product=bool(task.products),
        authority=bool(task.assigned_by or task.report_to),
    )


def begins_with_action(text: str) -> bool:
    """Whether the passage opens with an ordering verb that has something to act on."""
    return matches("text.action", text) and len(text.split()) >= SHORTEST_ORDER
