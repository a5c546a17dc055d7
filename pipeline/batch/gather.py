"""Which files to read, and what to call their results: decided before anything is read or written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import TypeVar

from pipeline.errors import UsageError

P = TypeVar("P", bound=PurePath)

#: Looked for in folders; a file named by the user is read whatever it is called.
SUFFIXES = frozenset(
    {".pdf", ".docx", ".docm", ".doc", ".rtf", ".odt", ".html", ".htm", ".md", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
    | {".edxml", ".eml", ".zip"}
)


def gather(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that the paths name, each once: files as given, folders searched through in the order of names.

    Hidden files, Word's lock files ("~$…") and READMEs of a folder are left out.
    Raises UsageError if a path does not exist or if there is nothing to read.
    """
    found = dict.fromkeys(file for path in paths for file in files_in(path))
    if not found:
        raise UsageError("Không tìm thấy văn bản nào để đọc. Hãy kiểm tra lại đường dẫn tệp hoặc thư mục.")
    return tuple(found)


def files_in(path: Path) -> Sequence[Path]:
    """The path itself if it is a file, else the notices in the folder and below it."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UsageError(f"Không có tệp hoặc thư mục “{path}”. Hãy kiểm tra lại đường dẫn.")
    return sorted(file for file in path.rglob("*") if is_notice(file.relative_to(path)) and file.is_file())


def one_file(path: Path) -> Path:
    """The path itself, if a file may be read there. Raises UsageError for a folder, or if there is nothing."""
    if path.is_dir():
        raise UsageError(f"“{path}” là thư mục, không phải tệp. Hãy chọn một tệp trong thư mục.")
    if not path.exists():
        raise UsageError(f"Không có tệp “{path}”. Hãy kiểm tra lại đường dẫn.")
    return path


def is_notice(path: PurePath) -> bool:
    """Whether a file found in a folder may be a notice, by its name."""
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden and path.stem.upper() != "README"


def stems(files: Sequence[P], taken: Iterable[str] = ()) -> dict[P, str]:
    """A name for the results of each file, unlike all others, and those taken, even where case does not count.

    The file's own name without its suffix where that is enough, else with it, else with a running number.
    """
    by_stem = Counter(file.stem.casefold() for file in files)
    names: dict[P, str] = {}
    used = {name.casefold() for name in taken}
    for file in files:
        alone = by_stem[file.stem.casefold()] == 1 and file.stem.casefold() not in used
        names[file] = unused(file.stem if alone else file.name, used)
        used.add(names[file].casefold())
    return names


def unused(name: str, taken: set[str]) -> str:
    """The name, with the first running number that makes it new."""
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate
