"""Words for rooms and buildings, as verbose patterns."""

# A room or building begins with, or holds, one of these.
STRONG = r"""(?:
    aula|auditorium|hotel|gedung|(?:eks|bekas)\ (?:hotel|gedung|kantor|rumah|gereja|pabrik)
    |ruang(?!\ (?:publik(?!\ terpadu)|digital|siber|maya|demokrasi|hidup|lingkup|gerak)\b)
    (?:an)?(?:\ kerja(?:nya)?)?|r\.\ ?rapat|ruangrapat
    |ballroom|grand\ ?ballroom|golden\ ballroom|balai|balairung|balairong|bale|pendh?opo|pendh?apa
    |pringgitan|joglo
    |paseban|graha|griya|wisma|hall|convention|lapangan|alun-alun|stadion|gelora|gor
    |gelanggang|basement|lobi|lobby|selasar|halaman|istana|rumah\ (?:dinas|jabatan)(?:nya)?
    |rujab|rumjab|rumdin|rumah\ makan|restoran|resto|kafe|cafe|caf[eé]|kedai|kopi|museum
    |taman|teater|theater
    |sasana|bangsal|function\ room|meeting\ room|command\ center|sky\ ?lounge|lounge|suites?
    |resort|inn|villa|mal|mall|plaza|gerai|studio|panti|sanggar|lantai|lt\.)"""
WEAK = r"""(?:
    kantor|kampus|puskesmas|rsud|rumah\ sakit|lapas|rutan|lembaga\ pemasyarakatan|sekolah|sma
    |smk|smp|sd|man|masjid|gereja|pura|vihara|klenteng|universitas|fakultas|sekretariat|markas
    |mapolres\w*|mapolda|mapolsek|makodim|makorem|polres\w*|polda|polsek|kejaksaan|pengadilan
    |pelabuhan|bandara|terminal|pasar|pesantren|pondok\ pesantren|posko|pusat|bagian\ hukum
    |biro\ hukum|bappeda|dprd|upt|uptd|perpustakaan|komplek|kompleks|bumi\ perkemahan|dermaga
    |pantai|unit\ (?:[ivx]{1,4}|\d))"""
# Words in small letters that may stand within the name of a place.
_SMALL = """
    lantai lt lt. in kalurahan nagari for wilayah rapat dinas dinasnya kerja kerjanya jabatan
    jabatannya utama kantor perkantoran komplek kompleks gedung aula ruang ruangan hotel of the
    at and &
    bupati gubernur camat lurah walikota wali kota
    daerah serba guna serbaguna pertemuan sidang pola kerja
    besar kecil desa kelurahan kecamatan kopi makan balai pendopo lobi basement sekretariat no
    nomor no. kepala bagian hukum kampus perpustakaan pribadi milik terbuka tengah barat timur
    utara selatan
"""
WITHIN = frozenset(_SMALL.split())
