"""Signing in steps: the order, what is signed, substitutes, refusals, and what binds at the end."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from martabat.agreements.actions.signing import (
    call_again,
    plan_signing,
    restart_signing,
    show_link,
    start_signing,
    substitute,
)
from martabat.agreements.actions.signing_acts import decline, sign
from martabat.agreements.kinds import Capacity, Kind, Stage
from martabat.agreements.models import Agreement, Signer
from martabat.agreements.sealing import seal
from martabat.agreements.signing_links import token_of
from martabat.agreements.tasks import mail_signer
from martabat.agreements.tests.signers import (
    SITE,
    A,
    S,
    act,
    begin,
    code_of,
    fresh,
    make_agreement,
    plan,
    store_pdf,
)
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.journal.verification import verify
from tests.people import People, sign_in

__all__ = ["store_pdf"]


@pytest.mark.django_db
class TestOrder:
    def test_approvers_stand_before_signers(self, people):
        agreement = make_agreement(people)
        assert code_of(plan, people, agreement, (A, 2), (S, 1)) == "order"
        assert code_of(plan, people, agreement, (A, 1), (S, 1)) == "order"
        assert code_of(plan, people, agreement, (A, 1)) == "nobody"
        made = plan(people, agreement, (A, 3), (S, 9), (A, 5), (S, 9))
        assert [one.step for one in made] == [1, 3, 2, 3]

    def test_only_the_step_in_turn_has_links(self, people):
        _agreement, signers = begin(people, (A, 1), (S, 2), (S, 2))
        assert [bool(fresh(one).token_hash) for one in signers] == [True, False, False]
        act(signers[0])
        assert [bool(fresh(one).token_hash) for one in signers] == [True, True, True]

    def test_a_link_of_a_later_step_cannot_sign(self, people):
        _agreement, (approver, signer) = begin(people, (A, 1), (S, 2))
        # Even if it had a link: somebody may have called it by hand.
        Signer.objects.filter(pk=signer.pk).update(called_at=timezone.now())
        from martabat.organisations.tokens import hash_token

        Signer.objects.filter(pk=signer.pk).update(token_hash=hash_token(token_of(fresh(signer))))
        assert code_of(act, signer) == "turn"
        assert code_of(decline, token=token_of(fresh(signer)), reason="Tidak setuju") == "turn"
        page = Client().get(reverse("agreements:sign", args=[token_of(fresh(signer))]))
        assert "Belum giliran Anda" in page.content.decode()
        assert "Tanda tangani naskah ini" not in page.content.decode()
        act(approver)
        act(signer)

    def test_signing_twice_changes_nothing(self, people):
        _agreement, (first, _second) = begin(people, (S, 1), (S, 1))
        act(first)
        at = fresh(first).at
        act(first)
        assert fresh(first).at == at

    def test_a_plan_stands_once_somebody_was_called(self, people):
        agreement, _signers = begin(people, (S, 1))
        assert code_of(plan, people, agreement, (S, 1), (S, 1)) == "begun"
        assert code_of(start_signing, by=people.operator, agreement=agreement, site=SITE) == "begun"

    def test_others_may_not_lead(self, people):
        agreement = make_agreement(people)
        with pytest.raises(PermissionDenied):
            plan_signing(by=people.other_operator, agreement=agreement, signers=[])
        with pytest.raises(PermissionDenied):
            start_signing(by=people.contributor, agreement=agreement, site=SITE)


@pytest.mark.django_db
class TestWhatIsSigned:
    def test_the_hash_that_was_shown_is_kept(self, people):
        agreement, (first, second) = begin(people, (A, 1), (S, 2))
        shown = seal(agreement).sha256
        assert act(first).sha256 == act(second).sha256 == shown
        agreement.refresh_from_db()
        assert agreement.sha256 == shown

    def test_a_text_that_changed_since_the_page_was_opened_is_refused(self, people):
        agreement, (first,) = begin(people, (S, 1))
        shown = seal(agreement).sha256
        agreement.clauses.update(text="Diubah diam-diam.")
        with pytest.raises(Refused, match="Naskah berubah sejak halaman ini dibuka"):
            act(first, shown)
        assert fresh(first).state == Signer.State.WAITING

    def test_a_text_that_changed_after_somebody_approved_must_begin_again(self, people):
        agreement, (approver, signer) = begin(people, (A, 1), (S, 2))
        act(approver)
        agreement.clauses.update(text="Diubah sesudah paraf.")
        assert code_of(act, signer) == "stale"
        again = restart_signing(by=people.operator, agreement=agreement)
        start_signing(by=people.operator, agreement=agreement, site=SITE)
        for one in again:
            act(one)
        agreement.refresh_from_db()
        assert agreement.stage == Stage.IMPLEMENTATION

    def test_a_file_is_signed_by_its_own_hash(self, people, store_pdf):
        agreement = make_agreement(people)
        agreement.document = store_pdf(people.operator)
        agreement.save()
        (signer,) = plan(people, agreement, (S, 1))
        start_signing(by=people.operator, agreement=agreement, site=SITE)
        assert act(signer).sha256 == agreement.document.sha256

    def test_a_number_and_a_place_change_nothing_that_was_signed(self, people):
        agreement = make_agreement(people)
        before = seal(agreement)
        agreement.parties.update(number="1/2025", signatory="Orang lain", signed_place="Jakarta")
        assert seal(agreement) == before
        for change in ({"title": "Lain"}, {"end": date(2030, 1, 1)}, {"kind": Kind.NKP}):
            other = Agreement.objects.get(pk=agreement.pk)
            for name, value in change.items():
                setattr(other, name, value)
            assert seal(other) != before


@pytest.mark.django_db
class TestAtTheEnd:
    def test_the_last_signature_binds_the_agreement(self, people):
        agreement, signers = begin(people, (A, 1), (S, 2), (S, 2))
        for signer in signers[:2]:
            act(signer)
        agreement.refresh_from_db()
        assert agreement.stage == Stage.SIGNING
        assert agreement.signed_on is None
        act(signers[2])
        agreement.refresh_from_db()
        assert agreement.stage == Stage.IMPLEMENTATION
        assert agreement.signed_on == timezone.localdate()
        parties = list(agreement.parties.order_by("position"))
        assert {party.signed_place for party in parties} == {"Singkawang"}
        assert {party.signed_on for party in parties} == {agreement.signed_on}
        verbs = list(Entry.objects.filter(chain=agreement.subject).values_list("verb", flat=True))
        assert verbs.count("signing.signed") == 2
        assert verbs[-1] == "signing.completed" or "signing.completed" in verbs
        assert not verify(agreement.subject).faults

    def test_the_way_of_an_instrument_with_council_is_kept(self, people):
        agreement, (signer,) = begin(people, (S, 1), needs_council=True)
        Agreement.objects.filter(pk=agreement.pk).update(kind=Kind.KB)
        act(signer)
        agreement.refresh_from_db()
        assert agreement.stage == Stage.COUNCIL

    def test_nobody_leads_or_signs_after_the_end(self, people):
        agreement, (signer,) = begin(people, (S, 1))
        act(signer)
        assert code_of(restart_signing, by=people.operator, agreement=agreement) == "signed"
        assert code_of(plan, people, agreement, (S, 1)) == "signed"

    def test_the_journal_names_offices_not_people(self, people):
        agreement, (signer,) = begin(people, (S, 1))
        act(signer)
        entries = Entry.objects.filter(chain=agreement.subject)
        assert "Orang 0" not in str(list(entries.values_list("actor_name", "data")))


@pytest.mark.django_db
class TestSubstitutes:
    def test_a_substitute_acts_by_a_letter_and_the_old_link_stops(self, people):
        agreement, (first, second) = begin(people, (S, 1), (S, 1))
        old = token_of(fresh(first))
        given = {"name": "Pengganti", "title": "Wakil Ketua", "email": "", "site": SITE}
        assert (
            code_of(substitute, by=people.operator, signer=first, letter=" ", **given) == "letter"
        )
        new = substitute(by=people.operator, signer=first, letter="SK-7/2025", **given)
        assert code_of(sign, token=old, sha256=seal(agreement).sha256, site=SITE) == "gone"
        assert Client().get(reverse("agreements:sign", args=[old])).status_code == 410
        act(new)
        act(second)
        agreement.refresh_from_db()
        assert agreement.stage == Stage.IMPLEMENTATION
        party = fresh(new).party
        assert (party.signatory, party.capacity, party.proxy_letter) == (
            "Pengganti",
            Capacity.PROXY,
            "SK-7/2025",
        )

    def test_one_of_a_later_step_can_be_replaced_before_the_turn(self, people):
        _agreement, (approver, signer) = begin(people, (A, 1), (S, 2))
        new = substitute(
            by=people.operator,
            signer=signer,
            name="Pengganti",
            title="Plh. Ketua",
            letter="SP-1",
            email="",
            site=SITE,
        )
        assert new.called_at is None
        act(approver)
        act(new)

    def test_who_has_acted_is_not_replaced(self, people):
        _agreement, (first, _second) = begin(people, (S, 1), (S, 1))
        act(first)
        given = {"name": "X", "title": "Y", "letter": "1", "email": "", "site": SITE}
        assert code_of(substitute, by=people.operator, signer=first, **given) == "acted"


@pytest.mark.django_db
class TestRefusing:
    def test_a_refusal_with_a_reason_stops_all_until_it_begins_again(self, people):
        agreement, (first, second) = begin(people, (S, 1), (S, 1))
        token = token_of(fresh(first))
        assert code_of(decline, token=token, reason="  ") == "reason"
        decline(token=token, reason="Pasal 2 belum disepakati")
        assert code_of(act, second) == "declined"
        old = token_of(fresh(second))
        again = restart_signing(by=people.operator, agreement=agreement)
        assert {one.round for one in again} == {2}
        assert code_of(sign, token=old, sha256=seal(agreement).sha256, site=SITE) == "gone"
        start_signing(by=people.operator, agreement=agreement, site=SITE)
        for one in again:
            act(one)
        assert Signer.objects.get(pk=first.pk).note == "Pasal 2 belum disepakati"

    def test_a_link_runs_out_after_fourteen_days_and_a_new_one_can_be_sent(self, people):
        agreement, (signer,) = begin(people, (S, 1))
        from martabat.organisations.tokens import hash_token

        Signer.objects.update(called_at=timezone.now() - timedelta(days=14, seconds=1))
        Signer.objects.update(token_hash=hash_token(token_of(fresh(signer))))
        assert code_of(act, signer) == "gone"
        old = token_of(fresh(signer))
        call_again(by=people.operator, signer=signer, site=SITE)
        assert code_of(sign, token=old, sha256=seal(agreement).sha256, site=SITE) == "gone"
        act(signer)


@pytest.mark.django_db
class TestCalling:
    def run_mails(self):
        for job in ProcrastinateJob.objects.filter(task_name__endswith="mail_signer").order_by(
            "pk"
        ):
            mail_signer(**job.args)

    def test_a_mail_carries_the_personal_link(self, people, client):
        _agreement, (first, _second) = begin(people, (A, 1), (S, 2))
        self.run_mails()
        [message] = mail.outbox
        assert message.to == ["orang0@contoh.example"]
        assert "Mohon memeriksa dan memaraf" in message.body
        path = re.search(r"https://martabat\.example(/tanda-tangan/\S+/)", message.body)[1]
        page = client.get(path)
        assert page.status_code == 200
        assert "Paraf naskah ini" in page.content.decode()
        assert Signer.objects.filter(token_hash__contains=token_of(fresh(first))).count() == 0

    def test_a_link_that_stopped_is_not_mailed(self, people):
        _agreement, (first,) = begin(people, (S, 1))
        act(first)
        self.run_mails()
        assert mail.outbox == []

    def test_seeing_a_link_is_recorded(self, people):
        agreement, (first,) = begin(people, (S, 1))
        text = show_link(by=people.operator, signer=first, site=SITE)
        assert token_of(fresh(first)) in text
        assert Entry.objects.filter(
            chain=agreement.subject, verb="signing.link_shown", actor_name="Rina Wulandari"
        ).exists()


@pytest.mark.django_db(transaction=True)
def test_ten_who_sign_at_the_same_moment_lose_nothing():
    people = People()
    agreement, signers = begin(people, *[(S, 1)] * 10, parties=10)
    shown = seal(agreement).sha256
    tokens = [token_of(fresh(one)) for one in signers]
    together = Barrier(len(tokens))

    def press(token):
        try:
            together.wait(timeout=60)
            page = reverse("agreements:sign", args=[token])
            return Client().post(page, {"sidik": shown}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tokens)) as pool:
        assert list(pool.map(press, tokens)) == [302] * 10
    assert Signer.objects.filter(state=Signer.State.DONE, sha256=shown).count() == 10
    agreement.refresh_from_db()
    assert agreement.stage == Stage.IMPLEMENTATION
    assert agreement.sha256 == shown
    verbs = list(Entry.objects.filter(chain=agreement.subject).values_list("verb", flat=True))
    assert verbs.count("signing.signed") == 10
    assert verbs.count("signing.completed") == 1


@pytest.mark.django_db
class TestPages:
    def test_a_clerk_leads_and_a_signer_signs(self, people, client):
        agreement = make_agreement(people)
        sign_in(client, people.operator)
        page = reverse("agreements:signing", args=[agreement.pk])
        assert "Belum ada urutan" in client.get(page).content.decode()
        party = agreement.parties.first()
        rows = {"rows": "2", "act": "save"}
        for n, part in enumerate(("approver", "signer")):
            rows |= {
                f"{n}-name": f"Orang {n}",
                f"{n}-title": f"Jabatan {n}",
                f"{n}-part": part,
                f"{n}-step": "1",
                f"{n}-party": str(party.pk),
                f"{n}-email": "",
            }
        plan_page = reverse("agreements:signing_plan", args=[agreement.pk])
        wrong = client.post(plan_page, rows)
        assert wrong.status_code == 422
        assert "Pemaraf harus berada di langkah sebelum" in wrong.content.decode()
        assert 'value="Orang 1"' in wrong.content.decode()
        assert client.post(plan_page, rows | {"1-step": "2"}).status_code == 302
        client.post(reverse("agreements:signing_start", args=[agreement.pk]))
        approver, signer = agreement.signers.order_by("step")
        shown = client.post(
            reverse("agreements:signer_link", args=[agreement.pk, approver.pk])
        ).content.decode()
        path = re.search(r"http://testserver(/tanda-tangan/\S+/)", shown)[1]
        phone = Client()
        text = phone.get(path).content.decode()
        sha256 = re.search(r'name="sidik" value="(\w{64})"', text)[1]
        assert phone.post(path, {"sidik": "0" * 64}).status_code == 422
        assert phone.post(path, {"sidik": sha256}).status_code == 302
        assert "Anda sudah memaraf" in phone.get(path).content.decode()
        signer.refresh_from_db()
        last = reverse("agreements:sign", args=[token_of(signer)])
        assert phone.post(last, {"sidik": sha256}).status_code == 302
        done = client.get(page).content.decode()
        assert "Naskah sudah ditandatangani" in done
        assert "<svg" in done
        assert "tidak tersertifikasi" in done

    def test_declining_wants_a_reason(self, people, client):
        _agreement, (signer,) = begin(people, (S, 1))
        page = reverse("agreements:sign_decline", args=[token_of(fresh(signer))])
        assert client.post(page, {"reason": ""}).status_code == 422
        assert client.post(page, {"reason": "Belum dibahas"}).status_code == 302
        assert fresh(signer).state == Signer.State.DECLINED

    def test_strangers_find_nothing(self, people, client):
        agreement, (signer,) = begin(people, (S, 1))
        for person in (people.other_operator, people.partner):
            sign_in(client, person)
            assert client.get(reverse("agreements:signing", args=[agreement.pk])).status_code == 404
        sign_in(client, people.contributor)
        assert client.get(reverse("agreements:signing", args=[agreement.pk])).status_code == 200
        for name, args in (
            ("signing_start", [agreement.pk]),
            ("signing_restart", [agreement.pk]),
            ("signer_call", [agreement.pk, signer.pk]),
            ("signer_link", [agreement.pk, signer.pk]),
            ("signer_substitute", [agreement.pk, signer.pk]),
        ):
            assert client.post(reverse(f"agreements:{name}", args=args)).status_code == 403
        assert client.get(reverse("agreements:sign", args=["x" * 43])).status_code == 410

    def test_the_file_can_be_read_before_signing(self, people, client, store_pdf):
        agreement = make_agreement(people)
        agreement.document = store_pdf(people.operator)
        agreement.save()
        (signer,) = plan(people, agreement, (S, 1))
        start_signing(by=people.operator, agreement=agreement, site=SITE)
        response = client.get(reverse("agreements:sign_file", args=[token_of(fresh(signer))]))
        assert response.status_code == 200
        assert b"".join(response).startswith(b"%PDF")

    def test_queries_do_not_grow_with_signers(self, people, client, django_assert_max_num_queries):
        agreement, _signers = begin(people, *[(A, n) for n in range(1, 12)], *[(S, 20)] * 20)
        sign_in(client, people.operator)
        with django_assert_max_num_queries(15):
            client.get(reverse("agreements:signing", args=[agreement.pk]))
        with django_assert_max_num_queries(15):
            client.get(agreement.get_absolute_url())

    def test_a_link_cannot_be_guessed_at_speed(self, people, client, settings):
        page = reverse("agreements:sign", args=["x" * 43])
        statuses = {client.get(page, REMOTE_ADDR="203.0.113.9").status_code for _n in range(31)}
        assert statuses == {410, 429}
