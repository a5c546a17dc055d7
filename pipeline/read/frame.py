"""From PDF user space to the page as it is read."""

from dataclasses import dataclass

Rectangle = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in points, origin at the top left corner of the page as read, y downwards."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space, and how many degrees clockwise it is turned for reading (0, 90, 180, 270)."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        across, along = self.right - self.left, self.top - self.bottom
        return (along, across) if self.turn in (90, 270) else (across, along)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space, as read."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Rectangle:
        """A rectangle of user space, as read."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def holds(box: Rectangle, x: float, y: float, *, slack: float = 0.0) -> bool:
    """Whether the point lies in the rectangle, grown by ``slack`` on all sides."""
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack
