"""The "6 rõ" of a task: person, work, time, responsibility, product, authority."""

from models.notice import Completeness, Task


def completeness(task: Task) -> Completeness:
    """What the task says clearly; only what the notice states counts, nothing is assumed.

    person: a lead is named (also where it is inherited). work: a verb with its object. time: a deadline of any kind.
    responsibility: exactly one lead, and not a collective receiver ("các sở, ban, ngành"). product: what must come out.
    authority: who assigns the work, or whom the result goes to for decision.
    """
    return Completeness(
        person=bool(task.lead),
        work=any(action.verb and action.object for action in task.actions),
        time=bool(task.deadlines),
        responsibility=len(task.lead) == 1 and task.lead[0].kind != "group",
        product=bool(task.products),
        authority=bool(task.assigned_by or task.report_to),
    )
