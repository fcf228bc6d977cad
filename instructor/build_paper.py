"""Write the sheets in instructor/cetak/ from the course's own sources.

    python instructor/build_paper.py              all sheets
    python instructor/build_paper.py kunci tes-A  some of them

Needs the extra “cetak” (python mulai.py pasang cetak).
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "instructor" / "cetak"
sys.path[:0] = [str(ROOT / name) for name in ("notebooks", "instructor", "tools")]
from command import Command  # noqa: E402

LACKING = (
    "Paket untuk membuat lembar cetak belum ada: {name}. Jalankan dulu: python mulai.py pasang "
    "cetak. Yang sudah jadi ada di instructor/cetak/."
)


def makers() -> dict:
    """Return what makes each sheet, by its name; exit with a remedy if a package is missing."""
    try:
        from paper import MAKERS
    except ModuleNotFoundError as error:
        sys.exit(LACKING.format(name=error.name))
    return MAKERS


def main() -> None:
    """Write the sheets that the command line names, or all; say what was written."""
    from frasa import InputError
    from frasa._ground.files import unwritable, write_whole

    options = Command("python instructor/build_paper.py NAMA …", "Membuat lembar cetak.")
    options.add_argument("names", metavar="NAMA", nargs="*", help="tanpa nama: semua lembar")
    wanted = [name.removesuffix(".pdf") for name in options.parse_args().names]
    known = makers()
    if unknown := [name for name in wanted if name not in known]:
        sys.exit(f"Tidak ada lembar bernama {', '.join(unknown)}. Yang ada: {', '.join(known)}.")
    for name in wanted or known:
        path = TARGET / f"{name}.pdf"
        try:
            content = known[name]()
            TARGET.mkdir(exist_ok=True)
            write_whole(path, content)
        except InputError as error:
            sys.exit(str(error))
        except OSError as error:
            sys.exit(str(unwritable(path, error)))
        print(f"Tersimpan: {TARGET.name}/{path.name} ({len(content) / 1000:.0f} kB).")


if __name__ == "__main__":
    main()
