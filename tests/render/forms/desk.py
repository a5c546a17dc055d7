"""What lies on an invented office's desk: two notices, one of them twice, one finished task."""

from datetime import date

from models.notice import DocumentType, Notice
from models.tracked import Progress, TrackedTask
from pipeline.render.forms.setting import Setting
from pipeline.render.forms.tracking import referred, track
from tests.render.notices import deadline, header, idle, notice, ordinary, task, unit

TODAY = date(2023, 10, 11)
OFFICE = ("Ủy ban nhân dân tỉnh Hoa Lư", "Văn phòng")


def directive() -> Notice:
    """A second notice, whose units are partly those of the first, written otherwise."""
    head = header(
        type=DocumentType(code="CT", name="Chỉ thị"),
        number="07/CT-UBND",
        issued_on="2023-10-02",
        subject="Tăng cường phòng cháy tại các chợ",
        signer="Lê Văn Phúc Thịnh",
        signer_title="CHỦ TỊCH",
        signing_capacity=None,
    )
    return notice(
        task(
            "Kiểm tra hệ thống chữa cháy của các chợ hạng 2, xong trong ngày 12/10/2023;",
            lead=(unit("Sở Công thương"),),
            coordinating=(unit("Ủy ban nhân dân thành phố Bến Đá"),),
            path=("1",),
            deadlines=(deadline("by", "trong ngày 12/10/2023", due="2023-10-12"),),
        ),
        task(
            "Diễn tập chữa cháy trước 14 giờ ngày 10/10/2023./.",
            lead=(unit("Công an tỉnh"),),
            path=("2",),
            deadlines=(deadline("before", "trước 14 giờ ngày 10/10/2023", due="2023-10-10", time="14:00"),),
        ),
        task(
            "Rà soát quy chế quản lý chợ, báo cáo trước ngày 01/12/2023.",
            lead=(unit("Sở Công Thương"),),
            path=("3",),
            deadlines=(deadline("before", "trước ngày 01/12/2023", due="2023-12-01"),),
            assigned_by="Chủ tịch UBND tỉnh",
        ),
        head=head,
    )


NOTICES = (ordinary(), directive(), ordinary(), idle())


def tasks() -> tuple[TrackedTask, ...]:
    """All tasks; the one about money is finished, a day late."""
    finished = Progress(done_on=date(2024, 4, 1), by_document="99/STC-NS")
    return tuple(
        one.model_copy(update={"progress": finished}) if one.task.text.startswith("Bố trí kinh phí") else one for one in track(NOTICES)
    )


def setting(**fields: object) -> Setting:
    values = {"today": TODAY, "office": OFFICE, "place": "Hoa Lư", "notices": tuple(map(referred, NOTICES))}
    return Setting.model_validate(values | fields)
