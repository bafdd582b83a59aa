"""What stands before and after a person's name: degrees, ranks, forms of address."""

import re

_RANK = r"""(?:
    Jenderal | Jend | Letjen | Mayjen | Brigjen | Brigjenpol | Kolonel | Kol | Letkol | Mayor
  | Kapten | Kapt | Lettu | Letda | LETKOL | MAYOR | KAPTEN | KOLONEL | BRIGJEN | MAYJEN
  | Letnan\ (?:Kolonel|Jenderal|Satu|Dua) | Mayor\ Jenderal | Brigadir\ Jenderal
  | Serka | Serda | Sertu | Serma | Peltu | Pelda | Koptu | Kopka | Kopda | Praka | Pratu | Prada
  | Sersan\ (?:Mayor|Kepala|Satu|Dua) | Pembantu\ Letnan\ (?:Satu|Dua)
  | Kopral\ (?:Kepala|Satu|Dua)
  | Laksamana(?:\ (?:[Mm]uda|[Mm]adya|[Pp]ertama))? | Laksda | Laksma | Laksdya
  | Marsekal(?:\ (?:[Mm]uda|[Mm]adya|[Pp]ertama))? | Marsda | Marsma | Marsdya
  | Komjen(?:pol)? | Irjen(?:pol)? | Kombes(?:pol)? | (?:Ajun\ )?Komisaris\ Besar
  | AKBP | Akbp | Kompol | KOMPOL | AKP | Akp | IPTU | Iptu | IPDA | Ipda | AIPTU | Aiptu
  | AIPDA | Aipda | Bripka | BRIPKA | Brigadir(?:\ (?:Kepala|Satu|Dua))? | Brigpol | Briptu
  | Bripda | BRIPTU | BRIPDA | (?:Ajun\ )?Komisaris(?=\ [Pp]olisi) | Ajun\ Komisaris
  | (?:Ajun\ )?Inspektur\ (?:Satu|Dua|Jenderal)
  | Pol | POL | Polisi | TNI(?:\ ?-?A[DLU])? | \(Purn\.?\) | Purn | \([PEKT]\) | Inf | INF
  | Infant?e?ri | Kavaleri | Artileri | Zeni | Penerbang | Marinir
  | Cav | Kav | Arm | Art | Czi | CZI | Cpm | CPM | Mar | Sus | Cba | Chb | Chk | CHK
  | Cke | Laut | Pnb | Caj | Ckm | Tek | Nav | Arh | Pas | Psk | Pom | Ctp | \(Mar\) | \(HC\)
  | \(Laksda\) | \(Laksma\) | \(Letkol\) | \(Brigjen\) | \(Mayjen\) | \(Kombes\)
  | \((?:AKBP|AKP|Kompol|KOMPOL|IPTU|IPDA|Iptu|Ipda)\)
)"""
_ADDRESS = r"""(?:
    Assoc | Asst | Profesor | Professor | Prof | PROF | Drs | DRS | Dra | DRA | dr | DR | Dr
  | drs(?=\.) | dra(?=\.) | prof(?=\.) | ir(?=\.) | drg | drh | Drg | Drh
  | Ir | IR | apt | Apt | Mr | Mrs | Ms | Miss
  | HJ | Hj | H | Hi | KH | Kh | K\.\s?H | Kyai | Kiai | Haji | Hajjah | Habib | Buya | Abuya
  | Gus | Nyai | TGH?
  | Ust(?:az|adz|ad|azah|adzah|zah)? | Tgk | Tuan\ Guru | Pdt | Pendeta | Pastor | Romo | RD | Rm
  | Pater | Pdm | Pnt | Diakon | Rev
  | Bruder | Suster
  | TGB | Bhante | Bhikkhu | KRT | KRA | KRMT | KRHT | KPH | Mgr | Sr | RP | Bapak | Bpk | Pak
  | Ibu | Bu | bapak | ibu | Saudara | Saudari | Sdri? | Tuan | Nyonya | Ny | Nn
  | Mas | Mbak | Mama | Bang | Kang | Uni | Uda | Bung | Bunda | Kak | Almarhum | Alm
  | \(H\.?C\.?\) | \([cC]\.?\) | \(Cand?\.?\) | Cand
)"""
_FRONT = rf"(?:{_RANK}|{_ADDRESS})"
# Small in a sentence that shouts nothing else: "dr. Ferdinan"; behind a rank a comma may stand.
_FRONTS = re.compile(
    rf"(?!TNI\b)(?:{_FRONT}(?:\.,?\s*|\s+|(?<=\))\s*)|{_RANK}\.?\s*,\s*)+(?=[^\W\d_])", re.VERBOSE
)
_DEGREE = r"""(?:
    [SMAD]\.(?:[A-Z][A-Za-z]{0,4}|[a-z]{2,4})(?:\.(?:\s?[A-Z][A-Za-z]{0,4}|[a-z]{1,4})(?![a-z]))*\.?(?![a-z])
  | [Pp]\.?\s?[Hh]\.?\s?[Dd]\.? | Bc\.?\s?I\.?P\.? | Ll?\.?\s?[MB]\.? | LL\.?M\.? | LLB
  | S,\s?(?:Sos|Pd|Pdi|Kom|Ag|IP|Psi|Kep|STP|Hut|Si|Kes|Ked|Farm)(?![a-z])\.?
  | S\s?\.?\s?H\.?(?:\.?\s?I)? | MH | MM | SE | ST | MT | SIP | SIK | S[Ss]os | S[Pp]d | M[Pp]d
  | M[Ss]i | S[Kk]om | M[Kk]es
  | MSI | MAP | MPA | MPH | MPP | MPD | MKes | SKM
  | SAg | MAg | MHum | MKn | SSTP | STP | SPt | SP | MP | SKom | MKom | SKep | Ners | Ns | MIP
  | MBA | JD | BSc | MSc | BA | MA | MSE
  | L[Cc] | CN | CLA | CGCAE | CRMP | QIA | CIQaR | CHRM | CMed | CPM | CMC | CFrA | CTL | DEA
  | DESS | DESA | Akt? | CA | CPA | Apt
  | Sp\.?\s?[A-Z]{1,3}[a-z]{0,3}(?:\([A-Z]\))? | FIN?ASIM | IPU | IPM | ASEAN\ Eng | Amd
  | A\.?Md\.?[A-Za-z]* | M\.?Tr\.?[A-Z]?[A-Za-z.]* | SST | SSiT | SIKom | SFarm | SHut | MIKom
  | SPsi | MPsi | Psikolog(?!\s[A-Z]) | SPdI | SHI | SEI | STh | MTh | MDiv | SS | MFin | Med
  | MS(?!\s[A-Z][a-z]) | MEng | BEng | MDev | MSP | MDM | Dipl\.?\s?\w+ | MIS | SIKom
)"""
# Behind a comma whatever is shortened by full stops: "B.Eng.", "Bc.I.P.", "S. Sos.".
_SHORTENED = (
    r"(?:[A-Z][A-Za-z]{0,4}(?:\.[A-Za-z]{1,5})+\.?|[SMA]\.\s[A-Z][A-Za-z]{0,4}\.?)(?![A-Za-z])"
)
# Behind a comma the orders of those who live by a rule: "Sr. Ana Rumbia, SSpS".
_ORDER = r"""(?:
    SSpS | SVD | O\.?F\.?M\.?(?:\s?Cap\.?)? | OFMCap | S\.?J | SCJ | MSC | CICM | OSC | OSU | OSF
  | SFIC | O\.?\s?Carm | CDD | CMF | CSsR | C\.Ss\.R | SS\.?CC | SDB | SMM | MSF | OMI | OP | PRR
  | CIJ | RVM | SX | FMM | FCJM | KSSY | PBHK | TMM | DSY | JMJ | CB | Pr
)"""
_DEGREES = re.compile(
    rf"(?:\s*,[\s,]*(?:{_DEGREE}|{_SHORTENED}|{_ORDER})|\s+{_DEGREE}|\.\s?(?=S\.){_DEGREE})"
    rf"(?:\s*,[\s,]*(?:{_DEGREE}|{_SHORTENED}|{_ORDER})|\s+{_DEGREE}|\.,?\s*{_DEGREE})*"
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
