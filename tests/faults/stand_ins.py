"""Programs that fail in the place of those that reading starts; nothing of them may be left behind."""

MARK = "617.25"
SLEEP = f"/bin/sleep {MARK}"
"""A program that hangs, known by its argument."""


def in_place_of(program: str, tmp_path, monkeypatch):
    """A function that puts a script of that name first, and alone, on the search path."""

    def put(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / program).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / program).chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return put


def sentence(capsys, name: str) -> str:
    """What the program said: one error, no traceback, which names the file and says what to do."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Lỗi: ")
    assert "Traceback" not in err
    assert name in err
    assert ". Hãy " in err
    return err
