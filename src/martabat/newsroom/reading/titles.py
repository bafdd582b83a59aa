"""What stands before and after a person's name: degrees, ranks, forms of address."""

import re

_FRONT = r"""(?:
    Assoc | Asst | Profesor | Prof | PROF | Drs | DRS | Dra | DRA | dr | DR | Dr | drg | drh
  | Ir | IR | apt | Apt
  | HJ | Hj | H | Hi | KH | Kh | K\.\s?H | Kyai | Kiai | Haji | Hajjah | Habib | Buya | Abuya
  | Gus | Nyai | TGH?
  | Ust(?:az|adz|ad|azah)? | Tgk | Tuan\ Guru | Pdt | Pendeta | Pastor | Romo | RD | Rm | Pater
  | Bruder | Suster
  | TGB | Bhante | Bhikkhu | KRT | KRA | KRMT | KRHT | KPH | Mgr | Sr | RP | Bapak | Bpk | Pak
  | Ibu | Bu | bapak | ibu | Saudara | Saudari | Sdri? | Tuan | Nyonya | Ny | Nn
  | Mas | Mbak | Bang | Kang | Uni | Uda | Bung | Bunda | Kak | Almarhum | Alm
  | Jenderal | Jend | Letjen | Mayjen | Brigjen | Kolonel | Kol | Letkol | Mayor | Kapten | Kapt
  | Lettu | Letda
  | Letnan\ Kolonel | Letnan\ Jenderal | Mayor\ Jenderal | Brigadir\ Jenderal | Serka | Serda
  | Sertu | Serma | Peltu | Pelda
  | Laksamana | Laksda | Laksma | Laksdya | Marsekal | Marsda | Marsma | Marsdya | Kopka | Kopda
  | Komjen | Irjen | Kombes | Komisaris\ Besar | AKBP | Kompol | AKP | IPTU | Iptu | IPDA | Ipda
  | AIPTU | Aiptu
  | AIPDA | Aipda | Bripka | Brigadir | Briptu | Bripda | Ajun\ Komisaris | Inspektur\ (?:Satu|Dua)
  | Pol | POL | Polisi | TNI | \(Purn\.?\) | Purn | \([PEKT]\) | Inf | INF | Cav | Kav | Arm
  | Art | Czi | Cpm | CPM | Mar | Sus | Cba | Chb
  | Cke | Laut | Pnb | Caj | Ckm | Tek | Nav | Arh | \(Mar\) | \(HC\) | \(H\.?C\.?\)
  | \(Cand?\.?\) | Cand
)"""
# Small in a sentence that shouts nothing else: "dr. Ferdinan".
_FRONTS = re.compile(rf"(?:{_FRONT}(?:\.,?\s*|\s+|(?<=\))\s*))+(?=[^\W\d_])", re.VERBOSE)
_DEGREE = r"""(?:
    [SMAD]\.(?:[A-Z][A-Za-z]{0,4}|[a-z]{2,4})(?:\.\s?(?:[A-Z][a-z]{0,4}|[a-z]{1,4})(?![a-z]))*\.?(?![a-z])
  | P[Hh]\.?\s?[Dd]\.? | Bc\.?\s?I\.?P\.? | Ll?\.?\s?[MB]\.? | LL\.?M\.? | LLB
  | S\s?\.?\s?H\.?(?:\.?\s?I)? | MH | MM | SE | ST | MT | SIP | SIK | SSos | SPd | MPd | MSi
  | MSI | MAP | MPA | MPH | MPP | MPD | MKes | SKM
  | SAg | MAg | MHum | MKn | SSTP | STP | SPt | SP | MP | SKom | MKom | SKep | Ners | Ns | MIP
  | MBA | BSc | MSc | BA | MA | MSE
  | Lc | CN | CLA | CGCAE | CRMP | QIA | CIQaR | CHRM | CMed | CPM | CMC | CFrA | CTL | DEA
  | DESS | DESA | Akt? | CA | CPA | Apt
  | Sp\.?\s?[A-Z]{1,3}[a-z]{0,3}(?:\([A-Z]\))? | FIN?ASIM | IPU | IPM | ASEAN\ Eng | Amd
  | A\.?Md\.?[A-Za-z]* | M\.?Tr\.?[A-Z]?[A-Za-z.]* | SST | SSiT | SIKom | SFarm | SHut | MIKom
  | SPsi | MPsi | Psikolog | SPdI | SHI | SEI | STh | MTh | MDiv | SS | MFin | Med | MEng | BEng
  | MDev | MSP | MDM | Dipl\.?\s?\w+ | MIS | SIKom
)"""
# Behind a comma whatever is shortened by full stops: "B.Eng.", "Bc.I.P.", "S. Sos.".
_SHORTENED = (
    r"(?:[A-Z][A-Za-z]{0,4}(?:\.[A-Za-z]{1,5})+\.?|[SMA]\.\s[A-Z][A-Za-z]{0,4}\.?)(?![A-Za-z])"
)
_DEGREES = re.compile(
    rf"(?:\s*,\s*(?:{_DEGREE}|{_SHORTENED})|\s+{_DEGREE}|\.\s?(?=S\.){_DEGREE})"
    rf"(?:\s*,\s*(?:{_DEGREE}|{_SHORTENED})|\s+{_DEGREE}|\.,?\s*{_DEGREE})*"
    r"\.?(?=$|[\s,.;:()/–—-])",
    re.VERBOSE,
)


def before(text: str, start: int, end: int) -> int:
    """Return where the titles that begin at `start` end; `start` where none stands there."""
    match = _FRONTS.match(text, start, end)
    return match.end() if match else start


def after(text: str, start: int, end: int) -> int:
    """Return where the degrees that follow a name end; `start` where none follows."""
    match = _DEGREES.match(text, start, end)
    return match.end() if match else start
