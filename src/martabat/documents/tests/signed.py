"""Makes PDFs that are really signed, by a certificate authority of the tests."""

import asyncio
import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from asn1crypto import keys, x509
from cryptography import x509 as make
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from martabat.documents.tests import makers

NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Identity:
    certificate: make.Certificate
    key: Any

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def asn1(self) -> x509.Certificate:
        return x509.Certificate.load(self.certificate.public_bytes(serialization.Encoding.DER))

    @property
    def private(self) -> keys.PrivateKeyInfo:
        return keys.PrivateKeyInfo.load(
            self.key.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )


def _name(common: str, organisation: str) -> make.Name:
    return make.Name(
        [
            make.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            make.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            make.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def identity(
    common: str,
    organisation: str = "Pemerintah Contoh",
    *,
    by: Identity | None = None,
    begins: datetime = NOW - timedelta(days=30),
    ends: datetime = NOW + timedelta(days=365),
    authority: bool = False,
    stamps: bool = False,
) -> Identity:
    # pyHanko's clock of tests knows RSA only.
    key = (
        rsa.generate_private_key(65537, 2048) if stamps else ec.generate_private_key(ec.SECP256R1())
    )
    subject = _name(common, organisation)
    builder = (
        make.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(make.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(make.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            make.KeyUsage(
                digital_signature=not authority,
                content_commitment=not authority,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=authority,
                crl_sign=authority,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(make.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    signer = by or Identity(None, key)  # type: ignore[arg-type]
    builder = builder.add_extension(
        make.AuthorityKeyIdentifier.from_issuer_public_key(signer.key.public_key()), critical=False
    )
    if stamps:
        builder = builder.add_extension(
            make.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
    return Identity(builder.sign(signer.key, hashes.SHA256()), key)


@cache
def authority() -> Identity:
    return identity(
        "CA Uji",
        "Lembaga Sertifikasi Uji",
        authority=True,
        begins=NOW - timedelta(days=4000),
        ends=NOW + timedelta(days=4000),
    )


@cache
def mayor() -> Identity:
    return identity("Wali Kota Contoh", "Pemerintah Kota Contoh", by=authority())


@cache
def chair() -> Identity:
    return identity("Ketua Lembaga Contoh", "Lembaga Contoh", by=authority())


def sign(
    content: bytes,
    who: Identity,
    *,
    name: str = "TandaTangan1",
    stamp: Identity | None = None,
    box: bool = False,
    permission: fields.MDPPerm | None = None,
    reason: str = "",
) -> bytes:
    signer = signers.SimpleSigner(
        signing_cert=who.asn1,
        signing_key=who.private,
        cert_registry=SimpleCertificateStore.from_certs([authority().asn1]),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    meta: dict[str, Any] = {"field_name": name, "md_algorithm": "sha256"}
    if permission is not None:
        meta |= {"certify": True, "docmdp_permissions": permission}
    timestamper = (
        DummyTimeStamper(
            tsa_cert=stamp.asn1,
            tsa_key=stamp.private,
            certs_to_embed=SimpleCertificateStore.from_certs([authority().asn1]),
        )
        if stamp
        else None
    )
    pdf_signer = signers.PdfSigner(
        signers.PdfSignatureMetadata(
            **meta, reason=reason or None, subfilter=fields.SigSeedSubFilter.PADES
        ),
        signer=signer,
        timestamper=timestamper,
        new_field_spec=fields.SigFieldSpec(name, box=(50, 50, 250, 110)) if box else None,
    )
    return asyncio.run(pdf_signer.async_sign_pdf(writer)).getvalue()


def add_page_later(content: bytes) -> bytes:
    """Add a page to a signed file without touching what stands there."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.writer import PageObject

    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    stream = generic.StreamObject(stream_data=b"0 0 0 rg 10 10 200 200 re f")
    page = PageObject(
        contents=writer.add_object(stream),
        media_box=generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842))),
    )
    writer.insert_page(page)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def unsigned() -> bytes:
    """A PDF with text on its page."""
    import pikepdf

    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    document.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    document.pages[0].Contents = document.make_stream(
        b"BT /F1 14 Tf 60 760 Td (Perjanjian Kerja Sama) Tj ET"
    )
    return makers.save_pdf(document)


def scan(*, recognised: bool = False) -> bytes:
    """Two pages that are pictures; with text that a scanner recognised, if wanted."""
    import pikepdf
    from PIL import Image

    target = io.BytesIO()
    first, second = (Image.new("L", (595, 842), shade) for shade in (240, 230))
    first.save(target, "PDF", save_all=True, append_images=[second])
    if not recognised:
        return target.getvalue()
    with pikepdf.open(target) as document:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for page in document.pages:
            page.Resources.Font = pikepdf.Dictionary(F1=font)
            page.contents_add(b"BT 3 Tr /F1 14 Tf 60 700 Td (Perjanjian) Tj ET")
        return makers.save_pdf(document)
