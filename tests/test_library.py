"""The examples of docs/library.md run as they are printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.register.database import open_register, register_url

ROOT = Path(__file__).parent.parent
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "library.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_example_runs(example, tmp_path):
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    open_register(register_url(str(tmp_path / "outputs" / "register" / "register.sqlite"), None)).dispose()
    main = tmp_path / "example.py"
    main.write_text(example, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, main], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "samples" not in example or done.stdout
