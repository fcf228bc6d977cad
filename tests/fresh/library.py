"""Use the installed library as a researcher would: numpy and pandas only, no course around."""

import sys
from importlib.util import find_spec
from pathlib import Path

before = set(sys.modules)
import frasa  # noqa: E402

assert not any(name.startswith("frasa.") for name in set(sys.modules) - before), "the door is lazy"
assert Path(frasa.__file__).is_relative_to(sys.prefix), frasa.__file__
for package in ("matplotlib", "IPython", "openpyxl", "numba", "pyarrow"):
    assert find_spec(package) is None, f"{package} is here: this environment proves nothing"

SHARED = "Seluruh pegawai wajib menjaga netralitas selama masa kampanye dan hari pemungutan suara."
texts = {
    "satu.txt": f"KOTA CONTOH, KABAR – Camat memimpin apel, Senin (7/10/2024). {SHARED}",
    "dua.txt": f"DESA LAIN, WARTA – Bupati membuka pelatihan itu. {SHARED} Warga hadir.",
    "tiga.txt": "NUSA, POS – Hujan turun sejak pagi di pasar ikan. Pedagang menutup lapak.",
}
for name, text in texts.items():
    Path(name).write_text(text, encoding="utf-8")

articles = frasa.read_articles(".")
assert sorted(articles["article"]) == ["dua", "satu", "tiga"]
assert frasa.count_lost_letters(articles) == 0
tokens = frasa.tokenize(articles)
assert frasa.count_words(tokens)["count"].sum() == len(tokens)
passages = frasa.find_passages(tokens)
assert [(row.article_a, row.article_b) for row in passages.itertuples()] == [("dua", "satu")]
kinds = frasa.classify(passages, articles)
assert {"kind", "reason"} <= set(kinds.columns)
assert frasa.group_passages(passages)["article"].tolist() == ["dua", "satu"]
frasa.export.write_csv(kinds, "bagian.csv")
frasa.export.write_passim(passages, articles, "out.json")
assert Path("bagian.csv").stat().st_size and Path("out.json").stat().st_size
frasa.export.write_report("Judul", "Sri Contoh", {"Temuan": "Satu kalimat.", "Bagian": kinds})
assert Path("laporan.html").stat().st_size
paragraph = frasa.export.methods_paragraph(articles, passages, tokens)
assert "tanpa nomor versi" not in paragraph
from importlib.metadata import version  # noqa: E402

assert f"frasa {version('membaca-netralitas')}" in paragraph
assert version("membaca-netralitas") in frasa.export.bibtex()

# What is missing is named with the command of an installed package, never the course's.
said = []
for attempt in (
    lambda: frasa.charts.ranked_bars(frasa.count_words(tokens)),
    lambda: frasa.export.write_parquet(kinds, "bagian.parquet"),
):
    try:
        attempt()
    except frasa.InputError as error:
        said.append(str(error))
assert len(said) == 2, said
assert all("mulai.py" not in text and "pip install" in text for text in said), said
print("frasa terpasang dan bekerja:", len(passages), "bagian bersama.")
