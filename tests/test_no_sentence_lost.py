"""A sentence that looks like furniture is article all the same, however its page breaks lines."""

import textwrap

import pytest

from frasa._reading.page import read_page

# Each begins, ends or is built like a link, a caption, a byline, a stamp, a menu, an advert ...
SENTENCES = """
Ikuti aturan itu, kata Bupati, dan jangan membagikan tautan kampanye lewat grup WhatsApp kantor.
Simak putusan itu baik-baik, pesan Ketua Bawaslu kepada semua saksi di aula kecamatan.
Baca juga aturan turunannya di laman lembaga itu, kata Sari kepada para peserta.
Jalan Merdeka No. 5 ditutup bagi kendaraan selama rapat umum berlangsung di alun-alun.
Kantor KPU pindah ke Jalan Anggrek No. 12 sejak awal bulan karena gedung lama rusak.
Iklan kampanye dilarang tampil di kantor pemerintah, sekolah, dan tempat ibadah.
Foto bersama calon termasuk pelanggaran, kata anggota Bawaslu Kabupaten Melati.
Wartawan Kabar Melati hadir dalam rapat itu bersama dua rekannya dari radio.
Editor buku itu, Siti Aminah, menyebut naskahnya ditulis sepuluh pegawai desa.
Laporan Wartawan itu menyebut tiga pegawai hadir di panggung kampanye malam itu.
Reporter Budi Santoso menunggu di depan kantor sampai larut malam sebelum rapat selesai.
Video itu menunjukkan camat berjabat tangan dengan calon di sebuah warung kopi.
Halaman kantor camat penuh sejak pukul 07.00 oleh pegawai yang mengikuti apel.
Alamat rumah calon tidak boleh dipasang di papan pengumuman kantor kelurahan.
Redaksi pasal itu diubah setelah pemerintah mendengar keberatan serikat pegawai.
Dilarang keras memakai mobil dinas untuk kampanye tanpa izin tertulis dari bupati.
Tag harga pada baju itu menunjukkan siapa yang membayar, ujar Ketua Panwascam.
Dapatkan izin lebih dulu, katanya, sebelum memasang spanduk di saluran air desa.
Kirim laporan lewat aplikasi itu sebelum pukul lima sore, pesan Sekretaris Daerah.
Artikel ini dimuat dalam peraturan bupati sebagai penjelasan pasal ketujuh.
Promosi jabatan ditunda sampai pemilihan selesai, kata Kepala BKPSDM Melati.
Suka atau tidak, pegawai wajib netral, kata Bupati Melati menutup sambutannya.
Tempo hari ia menolak, kini ia menerima, kata Rina Wati, guru di SD Negeri Melati.
Dok surat itu disimpan di arsip desa, katanya, bersama daftar hadir para peserta.
Sumber lain menyebut pertemuan itu berlangsung di rumah makan milik sekretaris desa.
Komentar pegawai di media sosial ikut dipantau, kata Ketua Bawaslu Kabupaten Melati.
Nama camat itu tidak disebut dalam laporan, tetapi cirinya dijelaskan saksi kedua.
Ilustrasi dalam buku saku itu memuat sepuluh contoh pelanggaran yang paling sering.
Terkini, Bawaslu memanggil dua kepala dinas untuk dimintai keterangan pekan depan.
Posting di akun itu dihapus pada 5 Maret 2024 setelah ditegur oleh atasannya.
Diterbitkan pada 5 Maret 2024, surat edaran itu berlaku bagi semua pegawai daerah.
Telepon genggam dikumpulkan panitia di meja depan, 021 orang menitipkannya siang itu.
Senin, 4 Maret 2024 pukul 10.00 WIB, rapat dimulai dengan menyanyikan lagu kebangsaan.
“Netral itu wajib.” kata Bupati. “Siapa pun yang melanggar akan kami tindak tegas.”
Ia menyebut angka 2 dari 3 halaman laporan itu kosong, kata anggota tim pemeriksa.
Beranda kantor itu dipasangi kamera untuk memantau spanduk yang dipasang malam hari.
Penulis buku itu menolak hadir karena namanya dicatut dalam selebaran kampanye.
Follow up laporan itu menunggu izin gubernur, ujar inspektur daerah kepada para wartawan.
Cek ulang dilakukan lewat saluran resmi milik pemerintah daerah, kata Kepala Diskominfo.
Gedung Serbaguna Melati di Jalan Kenanga No. 40 dipinjam gratis oleh panitia.
Klik suara kamera terdengar ketika nama camat disebut dalam sidang etik itu.
Populer di kalangan pegawai muda, aplikasi itu dipakai untuk membagikan jadwal kampanye.
Hak cipta lagu kampanye itu milik pegawai kecamatan yang menggubahnya tahun lalu.
Tonton bareng debat calon di aula kantor dilarang, kata Sekretaris Daerah Melati.
Lihat juga pasal ketiga, pinta hakim kepada saksi yang duduk di kursi depan.
Pewarta foto itu dipanggil sebagai saksi karena gambarnya menjadi bukti utama.
Kategori pelanggaran itu berat, sehingga sanksinya penurunan pangkat setahun.
Dibaca 12 kali oleh majelis, putusan itu tetap tidak jelas bagi kedua pihak.
Oleh Bawaslu, laporan itu diteruskan kepada Komisi Aparatur Sipil Negara.
Unduh formulir itu di laman kantor, tulis panitia dalam surat kepada para saksi.
Kontak terakhir dengan saksi terjadi pada Minggu malam, kata pengacaranya.
Selanjutnya, berkas dikirim ke Jakarta untuk diperiksa oleh tim dari kementerian.
Tulis komentar yang santun di media sosial itu, pesan Bupati kepada semua warga.
Kirim komentar lewat aplikasi itu sebelum sore, kata Camat kepada para pegawai.
Tulis komentar seperlunya, katanya.
Gambar calon di dinding kantor desa dicopot pada Rabu pagi oleh petugas.
""".strip().splitlines()


@pytest.mark.parametrize("width", [0, 40, 50, 60, 75, 90])
@pytest.mark.parametrize("opening", ["", "SOLO, Kabar Melati – "])
@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_a_sentence_that_looks_like_furniture_stays_wherever_it_stands(number, opening, width):
    body = [SENTENCES[(number + step) % len(SENTENCES)] for step in (0, 7, 13, 20)]
    for first in range(3):
        article = body[first:] + body[:first]
        lines = [opening + article[0], *article[1:]]
        if width:
            lines = ["\n".join(textwrap.wrap(line, width)) for line in lines]
        raw = "Warga Melati Menjaga Netralitas Bersama\n\n" + "\n\n".join(lines)
        text = " ".join(read_page(raw).text.split())
        assert [sentence for sentence in body if sentence not in text] == []
