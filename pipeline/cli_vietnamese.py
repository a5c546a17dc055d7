"""Help pages and usage errors in Vietnamese: Typer has only English phrases, so the finished text is translated."""

import re
from collections.abc import Callable
from typing import Any

from typer.core import TyperCommand, TyperGroup

PHRASES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"^Usage: ", "Cách dùng: "),
    (r"\bOptions:$", "Tuỳ chọn:"),
    (r"\bArguments:$", "Tham số:"),
    (r"\bCommands:$", "Các lệnh:"),
    (r"\[OPTIONS\]", "[TUỲ_CHỌN]"),
    (r"COMMAND \[ARGS\]\.\.\.", "LỆNH [THAM_SỐ]…"),
    (r"\{(\w+…?)\}(?:\.\.\.)?", r"\1"),
    (r"…\]\.\.\.", "…]"),
    (r" <(?:list\[)?[\w|\[\]]+>(?= {2})", lambda found: " " * len(found[0])),  # what follows stands in a column
    (r" <(?:list\[)?[\w|\[\]]+>", ""),
    (r"\[required\]", "[bắt buộc]"),
    (r"\[default:", "[mặc định:"),
    (r"Show this message and exit\.", "In hướng dẫn này rồi thoát."),
    (r"Missing (?:argument|option|parameter) (.+?)\.", r"Thiếu tham số \1."),
    (r"No such option: (\S+)", r"Không có tuỳ chọn \1."),
    (r"\(Possible options: (.+)\)", r"Có thể là: \1."),
    (r"No such command '?([^'.]+)'?\.", r"Không có lệnh “\1”."),
    (r"Did you mean (.+)\?", r"Có thể là \1."),
    (r"Invalid value for (.+?): ", r"Giá trị của \1 không hợp lệ: "),
    (r"Value error, ", ""),
    (r"(\S+) is not one of (.+?)\.?$", r"\1 không thuộc các giá trị \2."),
    (r"(\S+) is not a valid int(?:eger)?\.", r"\1 không phải số nguyên."),
    (r"(\S+) is not in the range (.+)\.$", r"\1 nằm ngoài khoảng \2."),
    (r"Input should be a valid integer.*", "cần một số nguyên."),
    (r"Input should be greater than or equal to (\d+)", r"phải từ \1 trở lên."),
    (r"Input should be less than or equal to (\d+)", r"không được quá \1."),
    (r"(\S+) does not match the formats? .+", r"\1 không phải ngày; ghi như 25/3/2026 hoặc 2026-03-25."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", r"Thừa tham số: \1."),
    (r"Option (\S+) requires an argument\.", r"Tuỳ chọn \1 cần một giá trị."),
)


def in_vietnamese(text: str) -> str:
    """The text with Typer's English phrases replaced; anything else stays as it is."""
    for pattern, phrase in PHRASES:
        text = re.sub(pattern, phrase, text, flags=re.MULTILINE)
    return text


class _HelpInVietnamese:
    """A command, or group of commands, whose finished help page is translated."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer does not publish these types
        """Write the help page into the formatter."""
        super().format_help(ctx, formatter)  # type: ignore[misc]  # of the class beside which this one stands
        formatter.buffer = [in_vietnamese(formatter.getvalue())]


class VietnameseCommand(_HelpInVietnamese, TyperCommand):
    """A command whose help is in Vietnamese."""


class VietnameseGroup(_HelpInVietnamese, TyperGroup):
    """The group of commands, its help in Vietnamese."""
