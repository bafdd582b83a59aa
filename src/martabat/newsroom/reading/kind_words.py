"""The words that name a kind of activity, with what each weighs; patterns are verbose ones."""

from martabat.newsroom.reading.values import Kind

# The more telling first: one place in the text is read once.
CUES: tuple[tuple[Kind, float, str], ...] = (
    (
        "other",
        1.2,
        r"(?:konferensi|jumpa|temu)\ (?:pers|media)|media\ (?:briefing|gathering)"
        r"|press\ briefing|press\ conference|konpers",
    ),
    (
        "other",
        1.25,
        r"(?:me(?:nyalurkan|nyerahkan|mbagikan|nyumbangkan|mberikan)|salurkan|serahkan|bagikan"
        r"|disalurkan|diserahkan|dibagikan|penyaluran|penyerahan|pembagian|terima)\ (?:\w+\ ){0,2}?"
        r"(?:bantuan(?!\ hukum)|sembako|santunan|donasi|hibah"
        r"|kursi\ roda|alat\ (?:bantu|dengar)|kaki\ palsu)"
        r"|penyaluran\ bantuan",
    ),
    (
        "monitoring",
        1.3,
        r"kunjungan\ [^.;,]{0,90}?\b(?:untuk|dalam\ rangka|guna)\s+(?:melakukan\ )?(?:monitoring"
        r"|monev|pemantauan|verifikasi|supervisi)(?:\ dan\ evaluasi)?",
    ),
    (
        "socialisation",
        1.3,
        r"(?:kunjungan|berkunjung|mengunjungi|kunjungi|menyambangi|sambangi|mendatangi|datangi)"
        r"\ [^.;,]{0,90}?\b(?:untuk|dalam\ rangka|guna)\s+(?:(?:melakukan|melaksanakan|memberikan"
        r"|meng?gelar|mengadakan)\ )?(?:sosialisasi|penyuluhan|edukasi|diseminasi|kampanye)",
    ),
    ("monitoring", 1.3, r"rapat\ (?:monitoring|evaluasi|monev)|rakor(?:nas)?\ evaluasi"),
    (
        "meeting",
        1.2,
        r"rapat(?:\ (?:koordinasi|kerja|persiapan|teknis|pembahasan|dengar\ pendapat|paripurna))?"
        r"(?!\ evaluasi)|rakor(?:nas|da|sul|wil)?|raker(?:nas|da)?|rakernis|rapim|ratas|rdpu?"
        r"|yankomas\ meeting",
    ),
    (
        "signing",
        1.3,
        r"""penandatangan(?:an)?(?:annya)?|menandatangani|ditandatangani(?:nya)?
    |tanda\ ?tangani|tandatangan
     |(?:membubuhkan|bubuhkan|dibubuhkan)(?:nya)?\ tanda\ tangan|meneken|diteken|teken(?=\ (?:mou
     |nota|perjanjian|pks|kerja|komitmen|kesepakatan))
     |jalin\ kerja\ ?sama|menjalin\ kerja\ ?sama|tanda\ tangan(?=\ (?:mou|nota|pks|perjanjian
     |kerja))""",
    ),
    (
        "award",
        1.3,
        r"""penganugerahan|malam\ anugerah|(?:penyerahan|menyerahkan|serahkan
    |diserahkan)\ (?:\w+\ ){0,2}(?:penghargaan|piagam|anugerah|predikat|trofi|piala
    |plakat|medali|sertifikat(?!\ (?:tanah|hak|merek|kekayaan|elektronik)))
     |(?:meraih|raih|diraih|menerima|terima|diterima|menyabet|sabet|memperoleh|mendapat(?:kan)?
     |dapat|diganjar|dianugerahi|boyong|memboyong
     |kantongi|mengantongi|diberi|memberi(?:kan)?|beri|dianugerahkan|menganugerahkan|sandang
     |menyandang|pertahankan|mempertahankan)\ (?:\w+\ ){0,5}?(?:penghargaan|perhargaan|predikat
     |anugerah|award|gelar|piagam)
     |dinobatkan|ditetapkan\ sebagai\ (?:kota|kabupaten)|penerima\ penghargaan|anugerah\ (?:kota
     |kabupaten|ham)""",
    ),
    (
        "training",
        1.25,
        r"""bimtek|bimbingan\ teknis|(?<!pendidikan\ dan\ )pelatihan|melatih|dilatih|berlatih
    |penguatan\ kapasitas|peningkatan\ kapasitas|lokalatih|lokakarya
     |workshop|diklat|training(?:\ of)?|tot|kursus|coaching(?:\ clinic)?|belajar\ ham
     |pembinaan\ teknis|pendidikan\ ham|in\ house\ training""",
    ),
    (
        "seminar",
        1.25,
        r"seminar|webinar|semnas|konferensi|simposium|kuliah\ umum|studium\ general[e]?"
        r"|kuliah\ tamu|kolokium|stadium\ general",
    ),
    (
        "socialisation",
        1.25,
        r"""sosialisasi(?:kan)?|mensosialisasikan|menyosialisasikan
    |diseminasi(?:kan)?|mendiseminasikan|(?<!dukungan\ )(?<!pendidikan\ dan\ )penyuluhan
     |penyebarluasan|edukasi(?=\ (?:ham|hukum|hak|kepada|bagi))|goes\ to\ (?:school|campus)
     |kampanye""",
    ),
    (
        "discussion",
        1.2,
        r"""diskusi(?:\ (?:publik|terbatas|terpumpun|panel))?|fgd|fo(?:cus|kus
    |rum)\ group\ discussions?|forum\ diskusi|dialog(?:\ publik)?|podcast|siniar
     |talk\ ?show|gelar\ wicara|bincang(?:-bincang)?|berbincang|berdiskusi|sarasehan|bedah\ buku
     |debat
     |ngobrol|curah\ pendapat|dengar\ pendapat|talk\b""",
    ),
    (
        "visit",
        1.2,
        r"""kunjung(?:an|i)(?:\ (?:kerja|kehormatan|balasan|lapangan))?|berkunjung|mendatangi
    |mengunjungi|dikunjungi|audiensi|beraudiensi|audensi|silaturah?mi|silaturahim|silahturahmi
     |bersilaturah?mi|bertandang|menyambangi|sambangi|bertamu|menjamu|terima\ tamu
     |(?<!menjadi\ )(?<!bintang\ )tamu|kunker
     |studi\ (?:tiru|banding)|kaji\ banding|courtesy\ call|temui|menemui|(?:ber)?anjangsana
     |lawatan""",
    ),
    (
        "monitoring",
        1.15,
        r"""monitoring|memonitor|monev|pemantauan|pemantau|memantau|pantau
    |evaluasi|mengevaluasi|verifikasi|memverifikasi|supervisi|visitasi
     |penilaian\ lapangan|inspeksi|sidak|pengawasan|peninjauan|meninjau|tinjau|pengecekan
     |menilai(?!\ (?:bahwa|kegiatan|acara|hal|langkah|upaya|forum|ini|itu)\b
     |(?:\ [\w%/-]+){0,7}\ (?:bahwa|perlu|sudah|masih|sangat|harus|telah|bisa|dapat|belum
     |tidak|cukup|menjadi|merupakan|akan|penting|makin|semakin)\b)
     |uji\ petik|menelusuri|penelusuran|menyelidiki|penyelidikan|investigasi
     |pemeriksaan\ lapangan""",
    ),
    (
        "other",
        1.25,
        r"""pengukuhan|mengukuhkan|dikukuhkan|kukuhkan|peresmian|meresmikan
    |diresmikan|resmikan|pelantikan|melantik|dilantik|lantik
     |pencanangan|mencanangkan|dicanangkan|canangkan|peluncuran|meluncurkan|diluncurkan|launching
     |luncurkan|serah\ terima|apel\ pagi|(?<!sebuah\ )(?<!dalam\ )upacara|lomba
     |bakti\ sosial|donor\ darah
     |syukuran|tasyakuran|jamuan|resepsi|doa\ bersama|halal\ bihalal|ramah\ tamah
     |pos\ pengaduan|yankomas\ keliling|mobile\ yankomas
     |(?:ber)?unjuk\ rasa|(?:ber)?demonstrasi|aksi\ (?:kamisan|damai)""",
    ),
    ("festival", 1.15, r"festival|pekan\ ham|karnaval|pawai|pentas\ (?:seni|budaya)"),
    (
        "meeting",
        1.1,
        r"""koordinasi|berkoordinasi|mediasi|memediasi|dimediasi
    |musyawarah|mempertemukan|konsolidasi|sinkronisasi|harmonisasi
     |konsultasi|klarifikasi|pengharmonisasian|pembahasan|membahas|dibahas|bahas
     |musrenbang|konsinyering|desk|entry\ meeting|exit\ meeting|gelar\ perkara""",
    ),
    (
        "meeting",
        1.0,
        r"(?:meng?gelar|gelar|melakukan|melaksanakan|mengadakan|mematangkan|matangkan)\ persiapan"
        r"|(?:mematangkan|matangkan)\ rencana",
    ),
    ("meeting", 0.85, r"pertemuan|bertemu"),
    ("training", 0.7, r"pembekalan|pendampingan|asistensi|penguatan"),
    ("other", 0.6, r"deklarasi|penyerahan|menyerahkan|rekonsiliasi"),
    ("award", 0.5, r"penghargaan|piagam"),
    ("other", 0.25, r"peringatan|memperingati"),
)
