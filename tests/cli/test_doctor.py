from pipeline.doctor import examine, output_of, report
from pipeline.errors import ExitCode

ANSWERS = {
    "soffice --version": "LibreOffice 24.2.7\n",
    "tesseract --version": "tesseract 5.3.0\n leptonica-1.82\n",
    "tesseract --list-langs": "List of available languages (2):\neng\nvie\n",
}


def found(answers):
    return {check.name: check.found for check in examine(lambda command: answers.get(" ".join(command)))}


def test_everything_is_there():
    checks = found(ANSWERS)
    assert checks["LibreOffice"] == "LibreOffice 24.2.7"
    assert checks["Tesseract"] == "tesseract 5.3.0"
    assert checks["Tesseract tiếng Việt"] == "vie"


def test_tesseract_without_vietnamese():
    checks = found(ANSWERS | {"tesseract --list-langs": "List of available languages (1):\neng\n"})
    assert checks["Tesseract"]
    assert checks["Tesseract tiếng Việt"] is None


def test_what_is_missing_comes_with_a_remedy():
    missing = [check for check in examine(lambda command: None) if check.found is None]
    assert len(missing) == 3
    assert all(check.remedy for check in missing)


def test_report_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr("pipeline.doctor.output_of", lambda command: None)
    assert report() is ExitCode.MISSING_TOOL
    assert "tesseract-ocr-vie" in capsys.readouterr().out


def test_a_program_that_is_not_installed_answers_nothing():
    assert output_of(["khong-co-chuong-trinh-nay", "--version"]) is None
