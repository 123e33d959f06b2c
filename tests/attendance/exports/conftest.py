"""People who are hard to carry through a spreadsheet."""

import io
import os
import shutil
import subprocess
import zipfile

import pytest

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.models.learner import AgeBand
from materials.phone_families import PhoneFamily
from tests import factories

NAMES = (
    "髙﨑 𠮷弘", "葛\U000e0100城 ハナ", "山本\u3000花子", "青野  キヨ", "田中\u00a0節子", "計", "以上 望", "ﾏﾘｱ スミス", "森",
    "渡邉(旧姓 渡辺) 幸", "サトウ・Ann", "か\u3099 濁",
)  # fmt: skip
NOTES = (
    "耳が遠い\n右の席", "-5度で手がしびれる", "'-", "''|ふたつ", "|印", "\"引用\", コンマ; と\tタブ", "'ひとつ", "10〜12時は不在",
    "&amp; <b> と ]]>", "", "合計 3人", "－マイナス",
)  # fmt: skip
TELEPHONES = (
    ("089-000-0010", "090-0000-0010"), ("0890000011", ""), ("", "0897-066-6305"), ("090-000-0013", ""), ("", ""),
)  # fmt: skip


@pytest.fixture
def hard_class(cast):
    """The class of the cast with a dozen more: every band, every phone family, every kind of note."""
    for index, name in enumerate(NAMES):
        first, second = TELEPHONES[index % len(TELEPHONES)]
        person = NewLearner(
            name=name,
            kana="" if index == 5 else "ヤマダ ハナコ" if index % 2 else "ヴィ・ー",
            telephone=first,
            telephone_second=second,
            birth_year=1940 + index if index % 4 == 3 else None,
            age_band="" if index % 4 == 3 else AgeBand.values[index % len(AgeBand)],
            age_known_on=None if index % 4 == 3 else factories.TODAY,
            phone_family=(*PhoneFamily.values, "")[index % 6],
        )
        learner = add_learner(municipality=cast.tobe, person=person)
        enrol(cohort=cast.cohort, learner=learner, care_note=NOTES[index])
    return cast.cohort


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """LibreOffice without a window, with a profile of its own: bytes of one kind in, bytes of another out."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        sentence = "no LibreOffice found; install it (Debian: apt-get install libreoffice-calc-nogui)"
        if os.environ.get("REQUIRE_LIBREOFFICE") == "1":
            pytest.fail(f"REQUIRE_LIBREOFFICE=1, but {sentence}", pytrace=False)
        pytest.skip(sentence)
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def converted(content, suffix, target, *options):
        folder = tmp_path_factory.mktemp("converted")
        (folder / f"roster.{suffix}").write_bytes(content)
        command = [program, f"-env:UserInstallation={profile}", "--headless", *options, "--convert-to", target]
        command += ["--outdir", str(folder / "out"), str(folder / f"roster.{suffix}")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return next((folder / "out").iterdir()).read_bytes()

    return converted


@pytest.fixture(scope="session")
def formulas_in():
    """Names of the parts of an .xlsx that hold a formula, whatever a library makes of it."""

    def found(content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            return [name for name in names if b"<f>" in archive.read(name) or b"<f " in archive.read(name)]

    return found
