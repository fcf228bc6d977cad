"""What a person who never programmed types first is answered in the words of the lesson."""

import pytest

from test_errors import ARTICLES, diagnosed, namespace

TEXT, QUOTE = "diapit tanda petik", "Tanda petiknya kurang"
ONE = "Satu baris hanya memuat satu perintah"
VERDICT = "Putusan dan alasannya satu teks"
NAMES = {"bagian": ARTICLES, "hitungan": ARTICLES, "tanggal": "7/10/2024", "batas": 150}
LINES = [
    ("putusan_01 = sebagian", TEXT, 'putusan_01 = "sebagian"'),
    ("putusan_07 = Tidak", TEXT, 'putusan_07 = "tidak"'),
    ("putusan_01 = sebagaian", TEXT, 'putusan_01 = "sebagian"'),
    ("putusan_01 = sebagian: kutipan", TEXT, 'putusan_01 = "sebagian: kutipan"'),
    ("putusan_01 = mirip", '"seluruhnya", "sebagian", atau "tidak"', None),
    ("nilai_putusan(sebagian, tidak)", TEXT, 'nilai_putusan("sebagian", "tidak")'),
    ("kota = hitunga", TEXT, 'kota = "hitunga"'),
    ("dicari = bagia", TEXT, 'dicari = "bagia"'),
    ("len(hitungn)", "Yang mirip", "len(hitungan)"),
    ("jawaban_1d = November", "Soal 1d: yang ditunggu satu bilangan bulat", None),
    ("jawaban_1d = 10 Maret 2019", "Soal 1d", None),
    ("jawaban_1d = 10/03", "Soal 1d", None),
    ("jawaban_1d = 10 Maret", "Satuan", "jawaban_1d = 10"),
    ("jawaban_2a = [tidak, harus]", "daftar nomor, misalnya [1, 2]", None),
    ("jawaban_3d = UU 20/2023", "empat nomor yang urut", None),
    ("jawaban_3e = 4 dan 6", "satu nomor", None),
    ("jawaban_1b = 4 lalu 6 lalu 2", "kurung siku", "jawaban_1b = [4, 6, 2]"),
    ("jawaban_1b = baris 4 -> 6 -> 2", "kurung siku", "jawaban_1b = [4, 6, 2]"),
    ("tebakan = 95%  # ← berapa persen?", "persen", "tebakan = 95  # ← berapa persen?"),
    ("jawaban_4d = 95%", "persen", "jawaban_4d = 0.95"),
    ("tanggal = 31/02/2024", TEXT, 'tanggal = "31/02/2024"'),
    ("tanggal = 7.10.2024", TEXT, 'tanggal = "7.10.2024"'),
    ("jawaban_2a = tidak, harus, memihak", "daftar nomor, misalnya [1, 2]", None),
    ("jawaban_2a = ya, tidak, dan", "daftar nomor, misalnya [1, 2]", None),
    ("jawaban_4c = 024", "Beberapa jawaban", "jawaban_4c = [0, 2, 4]"),
    ("jawaban_1b = 4.6.2", "kurung siku", "jawaban_1b = [4, 6, 2]"),
    ("jawaban_0a = sembilan puluh menit", "dengan angka", "jawaban_0a = 90"),
    ("jawaban_0a = 9o", "bukan huruf O", "jawaban_0a = 90"),
    ("jawaban_1d = lO", "Soal 1d", None),
    ("jawaban_1c = l1", "bukan huruf O", "jawaban_1c = 11"),
    ("jawaban_3b = O.48", "bukan huruf O", "jawaban_3b = 0.48"),
    ("tebakan = 1O", "bukan huruf O", "tebakan = 10"),
    ("batas = 5O\nkalimat_terbuang(artikel, batas)", "bukan huruf O", "batas = 50"),
    ("batas = l5\nkalimat_terbuang(artikel, batas)", "bukan huruf O", "batas = 15"),
    ("tebakan = 7 ← berapa kata slogan di bawah?", "tanda #",
     "tebakan = 7  # ← berapa kata slogan di bawah?"),
    ("jawaban_2a = [1, 3, 5].", "tanda baca", "jawaban_2a = [1, 3, 5]"),
    ("jawaban_1a = tigapuluhlima", "dengan angka", "jawaban_1a = 35"),
    ("tebakan = duabelas", "dengan angka", "tebakan = 12"),
    ("jawaban_1a = dua puluhan", "Soal 1a", None),
    ("jawaban_1d = 1\nlen(jawaban_ld)", "Yang mirip", "len(jawaban_1d)"),
    ("jawaban_oa = 90\nperiksa('0a', jawaban_0a)", "lain daripada", "jawaban_0a = 90"),
    ("tebakann = 7\ntebak('0-1', tebakan)", "lain daripada", "tebakan = 7"),
    ("jawaban_1d = tanggal 10", "angkanya saja", "jawaban_1d = 10"),
    ("jawaban_4d = 7 dari 8", "garis miring", "jawaban_4d = 7 / 8"),
    ("jawaban_0a : 90 menit", "titik dua", "jawaban_0a = 90"),
    ("jawaban 0a : 90", "garis bawah", "jawaban_0a = 90"),
    ('slogan = "Kita melayani" ← boleh diganti', "tanda #",
     'slogan = "Kita melayani"  # ← boleh diganti'),
    ("pulihkan_kerja(pekerjaan-2026-11-26.zip)", TEXT,
     'pulihkan_kerja("pekerjaan-2026-11-26.zip")'),
    ('slogan = "Kita melayani ← boleh diganti', QUOTE,
     'slogan = "Kita melayani"  # ← boleh diganti'),
    ("from kursus import", "tanda bintang", "from kursus import *"),
    # a quote is missing, and the note of the course follows
    ('slogan = "ASN netral  # ← boleh diganti', QUOTE, 'slogan = "ASN netral"  # ← boleh diganti'),
    ('slogan = ASN netral"  # ← boleh diganti', QUOTE, 'slogan = "ASN netral"  # ← boleh diganti'),
    ("slogan = 'ASN netral, lalu kuat  # ← ganti", QUOTE,
     'slogan = "ASN netral, lalu kuat"  # ← ganti'),
    ('siap = "ya  # ← ganti dengan "ya"', QUOTE, 'siap = "ya"  # ← ganti dengan "ya"'),
    ('siap = ya"  # ← ganti dengan "ya"', QUOTE, 'siap = "ya"  # ← ganti dengan "ya"'),
    ("slogan = “ASN netral  # ← ganti", "dari Word", 'slogan = "ASN netral"  # ← ganti'),
    ("slogan = ASN netral”  # ← ganti", "dari Word", 'slogan = "ASN netral"  # ← ganti'),
    ('hari = "Jum’at (5/4), pukul 09.58  # ← ganti', QUOTE,
     'hari = "Jum’at (5/4), pukul 09.58"  # ← ganti'),
    ('kota = "kata "netral" itu  # ← ganti', "petik jenis lain",
     "kota = 'kata \"netral\" itu'  # ← ganti"),
    ('temuan = "Berita 2, 4 dari "siaran pers"."', "petik jenis lain",
     "temuan = 'Berita 2, 4 dari \"siaran pers\".'"),
    ('kalimat = Berita 2, 4: "seluruhnya" sama', TEXT,
     "kalimat = 'Berita 2, 4: \"seluruhnya\" sama'"),
    *((f"pilihan = {typed}  # ← ganti", QUOTE, 'pilihan = ["asn", "ikrar"]  # ← ganti')
      for typed in ('["asn, "ikrar"]', '[asn", "ikrar"]', '["asn", ikrar"]', '["asn", "ikrar]')),
    ('kepadatan(bagian, "netral)  # ← ganti', QUOTE, 'kepadatan(bagian, "netral")  # ← ganti'),
    ('kepadatan(bagian, netral")  # ← ganti', QUOTE, 'kepadatan(bagian, "netral")  # ← ganti'),
    # a verdict with its reason, wherever the quotes stand
    *((f"putusan_03 = {typed}", VERDICT, 'putusan_03 = "tidak: acaranya sama"')
      for typed in ('"tidak": "acaranya sama"', '"tidak" : acaranya sama', 'tidak: "acaranya sama"',
                    '"tidak" (acaranya sama)', '"tidk"; acaranya sama"')),
    ("putusan_03 = ‘Tidak’: acaranya sama", "dari Word", 'putusan_03 = "tidak: acaranya sama"'),
    ("putusan_03 = tidak ada yang sama", TEXT, 'putusan_03 = "tidak ada yang sama"'),
    # what a verb asks for decides, whatever the name held before
    *((f"kota = {typed}\ncari_bagian(bagian, kota)", "dengan angka", "kota = 150")
      for typed in ("seratus lima puluh", "seratus lima puluh kata")),
    ("kota = lima\ncari_rangkaian(bagian, kota)", "dengan angka", "kota = 5"),
    ("batas = aceh utara\nbaca_tanggal(batas)", TEXT, 'batas = "aceh utara"'),
    ("batas = Selasa (5/11/2024)\nbaca_tanggal(batas)", TEXT, 'batas = "Selasa (5/11/2024)"'),
    ("nomor = 3 dan 4\nbaris_halaman(bagian, nomor)", "artikel. Misalnya: nomor = 3", None),
    ('slogan = "ASN yang "netral""', "petik jenis lain", "slogan = 'ASN yang \"netral\"'"),
    ("kota = asn netral\nkepadatan(bagian, kota)", "satu kata saja", 'kota = "asn"'),
    ("daftar = ya, tidak, dan\ngambar_letak(bagian, daftar)", TEXT,
     'daftar = ["ya", "tidak", "dan"]'),
    ("daftar = [tidak, atau]  # ← ganti\ngambar_letak(bagian, daftar)", TEXT,
     'daftar = ["tidak", "atau"]  # ← ganti'),
    # one of a verb's own words; a name that this cell makes too late
    *((f"besar = kata_henti({typed})", TEXT, f'besar = kata_henti({cured})')
      for typed, cured in (("besar", '"besar"'), ("daftar=kursus", 'daftar="kursus"'))),
    ("daftar = besr\nkata_henti(daftar)", "atau", 'daftar = "besar"'),
    ("sisa = len(baru)\nbaru = 3", "di bawah baris ini", "baru = 3\nsisa = len(baru)"),
    ('periksa("3f" [1, 3])', "koma", 'periksa("3f", [1, 3])'),
    ('gambar_letak(bagian, "asn", "ikrar")', "kurung siku",
     'gambar_letak(bagian, ["asn", "ikrar"])'),
    ("sandingkan(bagian, hitungan, 0, 1, 2)", "kurung siku",
     "sandingkan(bagian, hitungan, 0, [1, 2])"),
    ("sandingkan(bagian, hitungan, 1)", "b (nomor artikel, satu atau beberapa di dalam", None),
    # several commands in one line
    *((f"putusan_01 = {one}{sign}putusan_02 = {two}", ONE,
       'putusan_01 = "seluruhnya"\nputusan_02 = "sebagian"')
      for one, two in (('"seluruhnya"', '"sebagian"'), ("seluruhnya", "sebagian"))
      for sign in (", ", " ", "; ", " dan ") if not (sign == "; " and one[0] == '"')),
    *((f'jawaban_0a = 90{sign}periksa("0a", jawaban_0a)', ONE,
       'jawaban_0a = 90\nperiksa("0a", jawaban_0a)') for sign in ("", " ", ", ")),
    ('kota = "Sri" banyak kata(kota)', ONE, 'kota = "Sri"\nbanyak_kata(kota)'),
    ("jawaban_0a = 2 x 45 menit = 90", "cukup satu", "jawaban_0a = 2 * 45"),
    ('siap "ya"\nbawa_pulang(siap)', "sama dengan", 'siap = "ya"'),
    ('tebakan ... 7\ntebak("0-1", tebakan)', "sama dengan", "tebakan = 7"),
    ("tebakan = 190-an  # ← berapa kata?", "angkanya saja", "tebakan = 190  # ← berapa kata?"),
    ("gambar letak(bagian; daftar)", "garis bawah", "gambar_letak(bagian, daftar)"),
    *((line, "tanda bintang", "from kursus import *")
      for line in ("import kursus *", "import * from kursus", "from kursus *",
                   "From Kursus import *")),
    ("kata_bersama(bagian hitungan 1 2)", "koma", "kata_bersama(bagian, hitungan, 1, 2)"),
    ("from kursus import semua", "Tidak ada “semua”", "from kursus import *"),
    ('kata_henti("Besar"', "Kurung tutup", 'kata_henti("besar")'),
    ('Jawaban 0a: 90 menit\nperiksa("0a", jawaban_0a)', "garis bawah", "jawaban_0a = 90"),
    ("nama = Bu Sri (BKD)  # ← nama Anda, di antara tanda petik", TEXT,
     'nama = "Bu Sri (BKD)"  # ← nama Anda, di antara tanda petik'),
    ("kalimat_terbuang(bagian. batas)", "koma, bukan titik", "kalimat_terbuang(bagian, batas)"),
    ("print(batas,\n    bagian hitungan)", "koma", "bagian, hitungan)"),
    *((f"kota = {typed}\nbaca_tanggal(kota)", "hari/bulan/tahun", 'kota = "7/10/2024"')
      for typed in ("7 Oktober 2024", "Senin, 7 Okt 2024", '"7 Oktober 2024')),
    ('banyak_kata("tanggal)', "berlebih", "banyak_kata(tanggal)"),
    ("tebakan = hampir 95 persen  # ← berapa persen?", "angkanya saja",
     "tebakan = 95  # ← berapa persen?"),
    ("kota = Sri len(kota)", ONE, 'kota = "Sri"\nlen(kota)'),
    # a point or a word where a comma is meant
    *((f"jawaban_2d = {typed}", "koma", "jawaban_2d = [2, 4, 3, 1]")
      for typed in ("[2. 4. 3. 1]", "[2.4.3.1]", "2. 4. 3. 1")),
    *((f"paragraf_sama(bagian, {typed})", "koma, bukan titik", "paragraf_sama(bagian, 1, 2)")
      for typed in ("1. 2", "1.2")),
    *((f"sandingkan(bagian, hitungan, 0, {typed})", "Rentang",
       "sandingkan(bagian, hitungan, 0, [1, 2, 3, 4])")
      for typed in ("1 sampai 4", "[1 sampai 4]", "1 s.d. 4", "1 hingga 4", "[1, 2 s/d 4]")),
    ("jawaban_3f = 1 sampai 3", "Rentang", "jawaban_3f = [1, 2, 3]"),
    ("jawaban_3f adalah 1 dan 3", "sama dengan", "jawaban_3f = [1, 3]"),
    ("jawaban_0a ialah 90 menit", "sama dengan", "jawaban_0a = 90"),
    ("paragraf_sama(bagian, a=1, 2)", "nama=nilai", "paragraf_sama(bagian, 1, 2)"),
    ("isi_berita(bagian, nomor=1, 2)", "nama=nilai", None),
    ("hitung_kata(bagian, hitungan)", "Lengkapnya: hitung_kata(kata)", None),
    # a guess is the number that its note asks for
    *((f"tebakan = {typed}  # ← di berapa tempat?", "angkanya saja",
       "tebakan = 2  # ← di berapa tempat?")
      for typed in ("di 2 tempat", "berita 2", "artikel 2", "ada 2", "tempatnya 2 saja")),
    *((f"tebakan = {typed}  # ← berapa potong?", "banyaknya, bukan persen", None)
      for typed in ("10%", "10 persen", "kira-kira 10 %")),
    *((f"tebakan = {typed}  # ← berapa potong?", "ditulis dengan angka", None)
      for typed in ("-", "?", "tidak tahu", "lupa", "berapa potong kalimat itu?")),
    ("tebakan = 70%  # ← kemiripan, antara 0 dan 1", "persen",
     "tebakan = 0.7  # ← kemiripan, antara 0 dan 1"),
    ("batas = 10%\nkalimat_terbuang(bagian, batas)", "bilangan bulat. Misalnya: batas = 50", None),
    ("jawaban_3c = 70%", "Soal 3c: yang ditunggu satu bilangan bulat", None),
    # a word that makes another number of the one beside it is never dropped
    *((f"jawaban_1a = {typed}", f"“{word}” mengubah arti", None)
      for typed, word in (("kurang dari 50", "kurang dari"), ("50 ke bawah", "ke bawah"),
                          ("di atas 45", "di atas"), ("sekitar 45", "sekitar"), ("45-an", "-an"),
                          ("bukan 45", "bukan"), ("setengah dari 90", "setengah"), ("<46", "<"),
                          ("paling besar 45", "paling besar"), ("5 lusin", "lusin"),
                          ("setidaknya 45", "setidaknya"), ("maks. 45", "maks"))),
    ("jawaban_1a = 45 tanpa spasi", "angkanya saja", "jawaban_1a = 45"),
    ("jawaban_4d = 0.875%", "persen", "jawaban_4d = 0.875"),
    *((f"jawaban_0a = {typed}", "bintang", f"jawaban_0a = {cured}")
      for typed, cured in (("dua kali 45", "2 * 45"), ("tiga kali tiga puluh", "3 * 30"))),
    ("jawaban_1a = batasnya 45 (hampir lima puluh)", "angkanya saja", "jawaban_1a = 45"),
    ("jawaban_0a = 2 JP", "dalam menit, bukan JP", None),
    ("jawaban_1a = 1,5 ribu", "dengan angka", "jawaban_1a = 1500"),
    ("jawaban_2d = 2 => 4 => 3 => 1", "kurung siku", "jawaban_2d = [2, 4, 3, 1]"),
    ("tebakan = lebih dari 5  # ← berapa kata?", "“lebih dari” mengubah", None),
    ("tebakan = sekitar 5  # ← berapa kata?", "angkanya saja", "tebakan = 5  # ← berapa kata?"),
    ("batas = minimal 50\nkalimat_terbuang(bagian, batas)", "“minimal” mengubah", None),
    ("batas = 2 kali 50\nkalimat_terbuang(bagian, batas)", "bintang", "batas = 2 * 50"),
    ("nomor = selain 3\nisi_berita(bagian, nomor)", "“selain” mengubah", None),
    ("slogan = lebih dari 5 kata", TEXT, 'slogan = "lebih dari 5 kata"'),
    # a guess is shown by the learner's own number
    ("tebakan = 40%", "persen", "tebakan = 40"),
    ("tebakan = sekitar 40 persen", "persen", "tebakan = 40"),
    ("tebakan = 5 atau 6  # ← berapa kata?", "misalnya tebakan = 5.", None),
    ("tebakan = 0,3 sampai 0,4  # ← antara 0 dan 1", "misalnya tebakan = 0.3.", None),
    ("tebakan = 1.000.000  # ← berapa kata?", "Ribuan",
     "tebakan = 1000000  # ← berapa kata?"),
    # a semicolon, as a spreadsheet asks for it
    ("kota = asn; netral\ngambar_letak(bagian, kota)", "titik koma", 'kota = ["asn", "netral"]'),
    ("jawaban_2a = tidak; harus; memihak", "daftar nomor, misalnya [1, 2]", None),
    ('periksa("2a"; [1, 3])', "titik koma", 'periksa("2a", [1, 3])'),
    # Enter within a text
    ('slogan = "ASN netral\nitu kuat"  # ← ganti\nlen(slogan)', "Enter",
     'slogan = "ASN netral itu kuat"  # ← ganti'),
    ('temuan = "satu\ndua (tiga)\nempat\nbukti = 2', "Enter", 'temuan = "satu dua (tiga) empat"'),
    ("slogan = “ASN netral\nitu kuat”", "Enter", 'slogan = "ASN netral itu kuat"'),
    ('pilihan = ["asn", "aparatur\nsipil"]', "Enter", 'pilihan = ["asn", "aparatur sipil"]'),
    *(("temuan = \"satu\"\ndua tiga" + end + "\nlen('x')", "Enter", 'temuan = "satu dua tiga"')
      for end in ('"', "", ' "')),
    ('temuan = "satu dua"\nmaka tiga\nempat"', "Enter", 'temuan = "satu dua maka tiga empat"'),
    ('temuan = "satu dua tiga"\ndua tiga"', "Hapus sisanya", 'temuan = "satu dua tiga"'),
    ('kota = "Sri\ntemuan = "ada"', QUOTE, 'kota = "Sri"'),
    ('kota = "Sri\nlen(kota)', QUOTE, 'kota = "Sri"'),
]  # fmt: skip


@pytest.mark.parametrize("line, cause, cured", LINES, ids=[line for line, *_ in LINES])
def test_a_line_is_cured_into_what_its_place_may_hold(line, cause, cured):
    found = diagnosed(line, namespace() | NAMES)
    assert cause in found.cause and found.cured == cured
