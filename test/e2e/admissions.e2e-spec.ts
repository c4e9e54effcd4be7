import { connect } from '../setup/client.js';
import { type Client, USERS } from './api.js';
import { ABANDON, AdmissionDesk, CANDIDATE, CEREMONY, CHANGE, codes, decision, DECIDE, FILE, LIST, PREPARE, PREPARED, PROPOSE, READ, RECOGNIZE, REJECT, REPLACE_INTRODUCER, RETURN, REVIEW, STEPS, VOTE, warnings, WITHDRAW, type Roll } from './admission-desk.js';

describe('admissions', () => {
  let desk: AdmissionDesk;

  beforeAll(async () => {
    desk = await AdmissionDesk.open();
  });

  afterAll(() => desk.close());

  describe('from the proposal to the recognition', () => {
    let id: string;
    let before: Roll['members'];

    beforeAll(async () => {
      before = await desk.roll(desk.clients.secretary);
      id = await desk.propose({ courseCertificateOn: null });
    });

    it('nobody is proposed twice at a time', async () => {
      const personId = (await desk.get(id)).candidate?.id;
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, desk.proposal({ candidate: null, personId })))).toEqual([['ADMISSION_OPEN', 'input.personId']]);
    });

    it('the vote is refused or warned of with all that speaks against it', async () => {
      const base = await desk.base('2025-09-05');
      const refused = await desk.refusal('secretary', VOTE, id, await desk.vote({ base: 9_000, decidedOn: '2025-05-30' }));
      expect(codes(refused)).toEqual([['DATES_OUT_OF_ORDER', 'input.decidedOn'], ['VOTES_TOO_MANY', 'input.votes']]);
      const future = await desk.refusal('secretary', VOTE, id, await desk.vote({ decidedOn: '2026-11-22', base: 9_000 }));
      expect(codes(future)).toEqual([['DATE_IN_FUTURE', 'input.decidedOn'], ['VOTES_TOO_MANY', 'input.votes']]);
      const warned = await desk.refusal('secretary', VOTE, id, await desk.vote({ base: base - 1, votesFor: 1 }));
      expect(warned.extensions.code).toBe('WARNINGS_OPEN');
      expect(warnings(warned)).toEqual(['CERTIFICATE_MISSING', 'VOTES_MISSING', 'VOTE_NOT_CARRIED', 'DECLARATION_MISSING', 'VERIFICATION_MISSING', 'CONCLUSION_MISSING']);
    });

    it('what the cell got together is recorded as it comes in, and is not told to others', async () => {
      const recorded = 'query ($id: UUID!) { admission(id: $id) { declaredOn concludedOn inquiries { subject outcome answeredOn } } }';
      expect(codes(await desk.refusal('secretary', PREPARE, id, { inquiries: [{ subject: 'CANDIDATE', outcome: 'NONE' }] }))).toEqual([['INQUIRY_OUTCOME_UNFIT', 'input.inquiries.0.outcome']]);
      await desk.take('secretary', PREPARE, id, { declaredOn: '2025-05-31', inquiries: [{ subject: 'SPOUSE', outcome: 'VERIFIED', answeredOn: '2025-08-20' }] });
      const { concludedOn, inquiries } = PREPARED;
      await desk.take('secretary', PREPARE, id, { concludedOn, inquiries: inquiries.filter(({ subject }) => subject !== 'SPOUSE') });
      const { admission } = await desk.clients.standing.ask<{ admission: { declaredOn: string; inquiries: object[] } }>(recorded, { id });
      expect(admission).toMatchObject({ declaredOn: '2025-05-31', concludedOn: '2025-08-01' });
      expect(admission.inquiries).toContainEqual({ subject: 'SPOUSE', outcome: 'VERIFIED', answeredOn: '2025-08-20' });
      expect(warnings(await desk.refusal('secretary', VOTE, id, await desk.vote()))).toEqual(['CERTIFICATE_MISSING', 'DECLARATION_BEFORE_APPLICATION', 'CONCLUSION_TOO_EARLY']);
      await desk.take('secretary', PREPARE, id, PREPARED);
    });

    it('the file is corrected, the introducers change places', async () => {
      await desk.take('secretary', CHANGE, id, { ...FILE, introducers: [...desk.introducers].reverse() });
      expect((await desk.get(id)).introducers.map(({ member }) => member?.id)).toEqual([...desk.introducers].reverse().map(({ memberId }) => memberId));
      expect(codes(await desk.refusal('secretary', CHANGE, id, { ...FILE, introducers: [desk.introducers[0], desk.introducers[0]] }))).toEqual([['INTRODUCER_TWICE', 'input.introducers.1.memberId']]);
    });

    it('exactly two thirds carry; validateOnly leaves it where it is', async () => {
      const votesFor = Math.ceil(((await desk.base('2025-09-05')) * 2) / 3);
      expect(warnings(await desk.refusal('secretary', VOTE, id, await desk.vote({ votesFor: votesFor - 1 })))).toEqual(['VOTE_NOT_CARRIED']);
      await desk.take('secretary', VOTE, id, await desk.vote({ votesFor, validateOnly: true }));
      expect((await desk.get(id)).state?.stage).toBe('PREPARING');
      await desk.take('secretary', VOTE, id, await desk.vote({ votesFor }));
      expect((await desk.get(id)).log.at(-1)).toMatchObject({ action: 'VOTE', votesFor, decisionNumber: '05-NQ/CB', body: 'Chi bộ' });
    });

    it('is withdrawn, voted again, returned, voted again, each with its reason on record', async () => {
      await desk.take('secretary', WITHDRAW, id, { remark: 'Bổ sung xác minh' });
      await desk.take('secretary', VOTE, id, await desk.vote());
      await desk.take('standing', RETURN, id, { remark: 'Thiếu ý kiến nơi cư trú' });
      expect((await desk.get(id)).log.at(-1)).toMatchObject({ action: 'RETURN', remark: 'Thiếu ý kiến nơi cư trú', body: 'Ban Thường vụ' });
      await desk.take('secretary', VOTE, id, await desk.vote());
    });

    it('waits in the worklist of the standing committee, not of the secretary any more', async () => {
      const works = async (client: Client) => (await client.ask<{ worklist: { id: string; kind: string; stage: string }[] }>('{ worklist { id kind stage } }')).worklist.find((each) => each.id === id);
      expect(await works(desk.clients.standing)).toEqual({ id, kind: 'admission', stage: 'Chờ Ban Thường vụ quyết định kết nạp' });
      expect(await works(desk.clients.secretary)).toBeUndefined();
    });

    it('is not decided before the vote, nor in the future', async () => {
      expect(codes(await desk.refusal('standing', DECIDE, id, decision({ decidedOn: '2025-09-04' })))).toEqual([['DATES_OUT_OF_ORDER', 'input.decidedOn']]);
      expect(codes(await desk.refusal('standing', DECIDE, id, decision({ decidedOn: '2026-11-22' })))).toEqual([['DATE_IN_FUTURE', 'input.decidedOn']]);
    });

    it('is decided; the ceremony is due 30 working days later', async () => {
      expect(warnings(await desk.refusal('standing', DECIDE, id, decision({ votes: null })))).toEqual(['BASE_VOTE_MISSING']);
      expect(warnings(await desk.refusal('standing', DECIDE, id, decision({ votes: { votesFor: 14, votesAgainst: 0, votesAbsent: 8 } })))).toEqual(['VOTE_NOT_CARRIED']);
      await desk.take('standing', DECIDE, id, decision());
      expect((await desk.get(id)).log.at(-1)).toMatchObject({ action: 'DECIDE', votesFor: 18, body: 'Đảng ủy cơ sở' });
      const decided = await desk.get(id);
      expect(decided).toMatchObject({ decidedOn: '2025-10-01', state: { stage: 'AWAITING_CEREMONY', dueOn: '2025-11-12', overdue: true }, member: null });
      expect((await desk.roll(desk.clients.secretary)).totalCount).toBe(before.totalCount);
    });

    it('a ceremony before the decision or in the future is refused, a late one warned of', async () => {
      expect(codes(await desk.refusal('secretary', CEREMONY, id, { ceremonyOn: '2025-09-30' }))).toEqual([['DATES_OUT_OF_ORDER', 'input.ceremonyOn']]);
      expect(codes(await desk.refusal('secretary', CEREMONY, id, { ceremonyOn: '2026-11-22' }))).toEqual([['DATE_IN_FUTURE', 'input.ceremonyOn']]);
      const late = await desk.refusal('secretary', CEREMONY, id, { ceremonyOn: '2025-11-13' });
      expect(late.extensions.warnings).toMatchObject([{ code: 'CEREMONY_LATE', params: { deadline: '2025-11-12', days: 30 } }]);
    });

    it('after the ceremony the member stands on the roll, on probation, from the decision on', async () => {
      await desk.take('secretary', CEREMONY, id, { ceremonyOn: '2025-10-20', validateOnly: true });
      expect((await desk.roll(desk.clients.secretary)).totalCount).toBe(before.totalCount);
      await desk.take('secretary', CEREMONY, id, { ceremonyOn: '2025-10-20' });
      const held = await desk.get(id);
      expect(held).toMatchObject({ ceremonyOn: '2025-10-20', state: { stage: 'PROBATION', dueOn: '2026-12-01', overdue: false }, member: { status: 'PROBATIONARY' } });
      const found = (page: Roll['members']) => page.edges.find(({ node }) => node.id === held.member?.id)?.node.status;
      for (const client of [desk.clients.secretary, desk.clients.standing, desk.clients.inspection]) expect(found(await desk.roll(client))).toBe('PROBATIONARY');
      expect((await desk.roll(desk.clients.secretary)).totalCount).toBe(before.totalCount + 1);
      expect(found(await desk.roll(desk.clients.secretary, '2025-10-01'))).toBe('PROBATIONARY');
      expect(found(await desk.roll(desk.clients.secretary, '2025-09-30'))).toBeUndefined();
      const count = async (asOf: string) => (await desk.clients.standing.ask<{ organization: { memberCount: number } }>('query ($id: UUID!, $asOf: PlainDate) { organization(id: $id, asOf: $asOf) { memberCount } }', { id: desk.cell, asOf })).organization.memberCount;
      expect(await count('2026-11-21')).toBe(before.totalCount + 1);
      const { member } = await desk.clients.inspection.ask<{ member: object }>('query ($id: UUID!) { member(id: $id) { admissionDecidedOn admissionCeremonyOn recognizedOn seniorityYears memberships { validFrom organization { id } } statuses { status validFrom validThrough } } }', { id: held.member?.id });
      expect(member).toEqual({
        admissionDecidedOn: '2025-10-01',
        admissionCeremonyOn: '2025-10-20',
        recognizedOn: null,
        seniorityYears: null,
        memberships: [{ validFrom: '2025-10-01', organization: { id: desk.cell } }],
        statuses: [{ status: 'PROBATIONARY', validFrom: '2025-10-01', validThrough: null }],
      });
      expect((await desk.clients.other.refusal('query ($id: UUID!) { member(id: $id) { id } }', { id: held.member?.id })).extensions.code).toBe('NOT_FOUND');
    });

    it('an introducer who no longer can is replaced by another full member; the one before stays on record', async () => {
      const [first, second] = desk.introducers;
      const other = (await desk.clients.secretary.ask<Roll>('{ members(asOf: "2020-01-01", first: 3, sort: SENIORITY) { totalCount edges { node { id status } } } }')).members.edges[2]?.node.id;
      const before = await desk.get(id);
      const to = { place: 1, memberId: other, guidedSince: '2025-11-01', decidedOn: '2025-11-20', remark: 'Chuyển sinh hoạt' };
      const refused = async (change: object): Promise<unknown> => codes(await desk.refusal('secretary', REPLACE_INTRODUCER, id, { ...to, ...change }));
      expect(await refused({ place: 3 })).toEqual([['INTRODUCER_NOT_THERE', 'input.place']]);
      expect(await refused({ memberId: second?.memberId })).toEqual([['INTRODUCER_TWICE', 'input.memberId']]);
      expect(await refused({ memberId: before.member?.id })).toEqual([['INTRODUCER_NOT_FULL', 'input.memberId']]);
      expect(await refused({ memberId: '0197c1c8-0280-7000-8000-000000000000' })).toEqual([['NOT_FOUND', 'input.memberId']]);
      expect(await refused({ decidedOn: '2025-09-30', guidedSince: '2025-10-02' })).toEqual([['DATES_OUT_OF_ORDER', 'input.decidedOn'], ['DATES_OUT_OF_ORDER', 'input.decidedOn']]);
      expect(await refused({ decidedOn: '2026-11-22' })).toEqual([['DATE_IN_FUTURE', 'input.decidedOn']]);
      for (const who of ['standing', 'office', 'other'] as const) expect((await desk.clients[who].refusal(REPLACE_INTRODUCER, { input: { admissionId: id, version: before.state?.version, ...to } })).extensions.code).toMatch(/FORBIDDEN|NOT_FOUND/);

      const told = async (): Promise<{ readonly message: string }[]> => (await desk.clients.secretary.ask<{ notices: { id: string; code: string; message: string }[] }>('{ notices { id code message urgency dueOn } }')).notices.filter((notice) => notice.id === id && notice.code === 'INTRODUCER_GONE');
      expect(await told()).toEqual([]);
      const leave = async (through: string | null): Promise<void> => {
        const owner = await connect(desk.api.database.ownerUrl);
        await owner.query(`UPDATE membership SET valid_through = $2 WHERE member_id = $1 AND kind = 'PRIMARY' AND valid_from = (SELECT max(valid_from) FROM membership WHERE member_id = $1 AND kind = 'PRIMARY')`, [before.introducers[0]?.member?.id, through]);
        await owner.end();
      };
      await leave('2026-10-31');
      expect(await told()).toMatchObject([{ message: 'Người giới thiệu thứ 1 không còn sinh hoạt tại chi bộ sau ngày 31/10/2026: cử đảng viên chính thức khác theo dõi, giúp đỡ.', urgency: 'DUE', dueOn: null }]);
      await desk.take('secretary', REPLACE_INTRODUCER, id, to);
      expect(await told()).toEqual([]);
      await leave(null);
      const after = await desk.get(id);
      expect(after.introducers).toEqual([
        { ...before.introducers[0], replacedOn: '2025-11-20' },
        before.introducers[1],
        { place: 3, organizationName: null, guidedSince: '2025-11-01', replacement: true, replacedOn: null, member: { id: other } },
      ]);
      expect(after.state).toMatchObject({ stage: 'PROBATION', dueOn: '2026-12-01' });
      expect(after.log.at(-1)).toMatchObject({ action: 'REPLACE_INTRODUCER', remark: 'Chuyển sinh hoạt', body: 'Chi bộ' });
      expect(await refused({ memberId: first?.memberId })).toEqual([['INTRODUCER_NOT_THERE', 'input.place'], ['INTRODUCER_TWICE', 'input.memberId']]);
    });

    it('introducers must be full members: the new one is not yet', async () => {
      const memberId = (await desk.get(id)).member?.id;
      const proposal = desk.proposal({ introducers: [desk.introducers[0], { memberId, guidedSince: '2024-01-01' }] });
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, proposal))).toEqual([['INTRODUCER_NOT_FULL', 'input.introducers.1.memberId']]);
    });

    it('the review is warned of when it comes too early; it is returned and withdrawn with a reason', async () => {
      const review = await desk.vote({ decidedOn: '2026-10-25' });
      const early = await desk.refusal('secretary', REVIEW, id, await desk.vote({ decidedOn: '2026-10-19' }));
      expect(early.extensions.warnings).toMatchObject([{ code: 'PROBATION_NOT_OVER', params: { end: '2026-10-20', months: 12 } }]);
      await desk.take('secretary', REVIEW, id, review);
      await desk.take('standing', RETURN, id, { remark: 'Thiếu nhận xét' });
      expect((await desk.get(id)).state).toMatchObject({ stage: 'PROBATION', dueOn: '2026-12-01' });
      await desk.take('secretary', REVIEW, id, review);
      await desk.take('secretary', WITHDRAW, id, { remark: 'Nhầm số phiếu' });
      await desk.take('secretary', REVIEW, id, review);
    });

    it('the recognition counts from the end of probation, not from its decision', async () => {
      expect(codes(await desk.refusal('standing', RECOGNIZE, id, decision({ decidedOn: '2026-10-19' })))).toEqual([
        ['DATES_OUT_OF_ORDER', 'input.decidedOn'],
        ['RECOGNITION_TOO_EARLY', 'input.decidedOn'],
      ]);
      await desk.take('standing', RECOGNIZE, id, { decisionNumber: '77-QĐ/ĐU', decidedOn: '2026-11-10' });
      const done = await desk.get(id);
      expect(done).toMatchObject({ recognizedOn: '2026-10-20', closedOn: '2026-11-21', state: { stage: 'RECOGNIZED', dueOn: null }, member: { status: 'FULL' } });
      const status = async (asOf: string) => (await desk.roll(desk.clients.standing, asOf)).edges.find(({ node }) => node.id === done.member?.id)?.node.status;
      expect([await status('2026-10-19'), await status('2026-10-20')]).toEqual(['PROBATIONARY', 'FULL']);
      const { member } = await desk.clients.secretary.ask<{ member: object }>('query ($id: UUID!) { member(id: $id) { recognizedOn seniorityYears admission { id } statuses { status validFrom validThrough endReason } } }', { id: done.member?.id });
      expect(member).toEqual({
        recognizedOn: '2026-10-20',
        seniorityYears: 1,
        admission: { id },
        statuses: [
          { status: 'PROBATIONARY', validFrom: '2025-10-01', validThrough: '2026-10-19', endReason: 'RECOGNIZED' },
          { status: 'FULL', validFrom: '2026-10-20', validThrough: null, endReason: null },
        ],
      });
    });

    it('is read out at the cell’s meeting, and told of until then', async () => {
      const told = async () => (await desk.clients.secretary.ask<{ notices: { id: string; urgency: string; dueOn: string | null }[] }>('{ notices { id urgency dueOn } }')).notices.filter((each) => each.id === id);
      expect(await told()).toEqual([{ id, urgency: 'DUE', dueOn: '2026-12-10' }]);
      expect(codes(await desk.refusal('secretary', READ, id, { readOn: '2026-11-09' }))).toEqual([['DATES_OUT_OF_ORDER', 'input.readOn']]);
      await desk.take('secretary', READ, id, { readOn: '2026-11-15' });
      expect(await told()).toEqual([]);
    });

    it('then nothing moves any more', async () => {
      const { version } = (await desk.get(id)).state ?? {};
      for (const [who, mutation, entries] of STEPS.filter(([, each]) => each !== READ)) {
        expect((await desk.clients[who].refusal(mutation, { input: { admissionId: id, version, ...entries } })).extensions.code).toBe('STAGE_WRONG');
      }
    });

    it('the new member sees the own dates, not the votes and remarks; nobody acts on their own', async () => {
      const { candidate } = await desk.get(id);
      const owner = await connect(desk.api.database.ownerUrl);
      await owner.query(`UPDATE account SET person_id = $1 WHERE username = $2`, [candidate?.id, USERS.member]);
      await owner.end();
      const self = await desk.api.login(USERS.member);
      expect(await desk.get(id, self)).toMatchObject({ recognizedOn: '2026-10-20', state: null, log: [], candidate: { id: candidate?.id } });
      expect((await self.ask<{ admissions: { totalCount: number } }>(LIST)).admissions.totalCount).toBe(1);
    });
  });

  describe('of somebody who had left the Party', () => {
    const READMITTED = `query ($id: UUID!, $asOf: PlainDate) { member(id: $id, asOf: $asOf) { admissionDecidedOn recognizedOn probationThrough partySeniority { daysOutside }
      readmissions { decidedOn ceremonyOn recognizedOn } statuses { status validFrom endReason } } }`;
    interface Former {
      readonly memberId: string;
      readonly personId: string;
      readonly recognizedOn: string;
      readonly inForce: string;
    }
    let former: Former;
    let id: string;
    const readmission = { leftFor: 'OTHER', consentNumber: '12-CV/BTCTU', consentOn: '2025-05-20' };
    const again = (change: object = {}): { readonly input: object } => desk.proposal({ candidate: null, personId: former.personId, readmission, ...change });

    beforeAll(async () => {
      const owner = await connect(desk.api.database.ownerUrl);
      const { rows } = await owner.query<Former>(
        `SELECT m.id AS "memberId", m.person_id AS "personId", m.recognized_on::text AS "recognizedOn", (SELECT x.person_id FROM member x WHERE x.id = $2) AS "inForce"
         FROM member m JOIN person x ON x.id = m.person_id JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL AND s.valid_from < '2020-01-01' JOIN member_status_period p ON p.member_id = m.id AND p.valid_through IS NULL AND p.valid_from < '2020-01-01'
         WHERE s.organization_id = $1 AND p.status = 'FULL' AND x.birth_on > '1970-01-01' AND m.id <> ALL ($3::uuid[]) AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = m.person_id)
           AND NOT EXISTS (SELECT FROM post o WHERE o.person_id = m.person_id) AND NOT EXISTS (SELECT FROM person_relation r WHERE m.person_id IN (r.person_id, r.other_id)) ORDER BY m.id LIMIT 1`,
        [desk.cell, desk.introducers[0]?.memberId, desk.introducers.map(({ memberId }) => memberId)],
      );
      if (!rows[0]) throw new Error('The cell has nobody of old without a post.');
      former = rows[0];
      await owner.query(`UPDATE member_status_period SET valid_through = '2020-12-31', end_reason = 'EXPELLED' WHERE member_id = $1 AND valid_through IS NULL`, [former.memberId]);
      await owner.query(`UPDATE membership SET valid_through = '2020-12-31' WHERE member_id = $1 AND valid_through IS NULL`, [former.memberId]);
      await owner.end();
    });

    it('is proposed with what there is to say of it; who is a member is not, and who never was needs none of it', async () => {
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, again({ readmission: null })))).toEqual([['READMISSION_UNSAID', 'input.readmission']]);
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, again({ personId: former.inForce })))).toEqual([['CANDIDATE_IS_MEMBER', 'input.personId']]);
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, desk.proposal({ readmission })))).toEqual([['READMISSION_POINTLESS', 'input.readmission']]);
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, again({ readmission: { leftFor: 'MINOR_CRIME', consentNumber: '12-CV' } })))).toEqual([
        ['RECORD_CLEARED_UNFIT', 'input.readmission.recordClearedOn'],
        ['CONSENT_INCOMPLETE', 'input.readmission.consentNumber'],
      ]);
      const { proposeAdmission } = await desk.clients.secretary.ask<{ proposeAdmission: { admission: { id: string } } }>(PROPOSE, again({ readmission: { leftFor: 'CORRUPTION' } }));
      id = proposeAdmission.admission.id;
      await desk.take('secretary', PREPARE, id, PREPARED);
    });

    it('the vote is warned of what the book of the day has against it', async () => {
      const warned = await desk.refusal('secretary', VOTE, id, await desk.vote({ decidedOn: '2026-09-05' }));
      expect(warnings(warned)).toEqual(['READMISSION_BARRED', 'READMISSION_NEEDS_CONSENT']);
      await desk.take('secretary', CHANGE, id, { ...FILE, introducers: desk.introducers, readmission });
      const asked = await desk.clients.office.ask<{ admission: object }>('query ($id: UUID!) { admission(id: $id) { readmission { leftFor recordClearedOn consentNumber consentOn } } }', { id });
      expect(asked.admission).toEqual({ readmission: { ...readmission, recordClearedOn: null } });
      await desk.take('secretary', VOTE, id, await desk.vote());
      await desk.take('standing', DECIDE, id, decision());
      await desk.take('secretary', CEREMONY, id, { ceremonyOn: '2025-10-20' });
    });

    it('the first admission stays on record beside the second, whose probation is its own', async () => {
      expect((await desk.get(id)).member).toEqual({ id: former.memberId, status: 'PROBATIONARY' });
      const { member } = await desk.clients.secretary.ask<{ member: { statuses: { status: string }[] } }>(READMITTED, { id: former.memberId });
      expect(member).toMatchObject({ recognizedOn: former.recognizedOn, probationThrough: '2026-10-19', partySeniority: null, readmissions: [{ decidedOn: '2025-10-01', ceremonyOn: '2025-10-20', recognizedOn: null }] });
      expect(member.statuses.slice(-2)).toMatchObject([{ status: 'FULL', endReason: 'EXPELLED' }, { status: 'PROBATIONARY', validFrom: '2025-10-01', endReason: null }]);
      const before = await desk.clients.secretary.ask<{ member: object }>(READMITTED, { id: former.memberId, asOf: '2020-06-30' });
      expect(before.member).toMatchObject({ readmissions: [], partySeniority: { daysOutside: 0 } });
    });

    it('is counted apart in the movement balance', async () => {
      const { movementBalance } = await desk.clients.standing.ask<{ movementBalance: { lines: { kind: string; count: number }[] } }>(
        'query ($id: UUID!) { movementBalance(organizationId: $id, from: "2025-10-01", through: "2025-10-01") { lines { kind count } } }',
        { id: desk.cell },
      );
      // The first admission of that day is the one of the tests above.
      expect(movementBalance.lines).toEqual(expect.arrayContaining([{ kind: 'ADMITTED', count: 1 }, { kind: 'READMITTED', count: 1 }]));
    });

    it('is recognised from the end of the second probation; seniority leaves out the time outside', async () => {
      await desk.take('secretary', REVIEW, id, await desk.vote({ decidedOn: '2026-10-25' }));
      await desk.take('standing', RECOGNIZE, id, { decisionNumber: '78-QĐ/ĐU', decidedOn: '2026-11-10' });
      const { member } = await desk.clients.secretary.ask<{ member: object }>(READMITTED, { id: former.memberId });
      // From 1/1/2021 up to the decision of 1/10/2025.
      expect(member).toMatchObject({ recognizedOn: former.recognizedOn, readmissions: [{ recognizedOn: '2026-10-20' }], partySeniority: { daysOutside: 1734 } });
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, again()))).toEqual([['CANDIDATE_IS_MEMBER', 'input.personId']]);
    });
  });

  describe('ending it without a member', () => {
    it('the cell gives it up, and may propose the same person again', async () => {
      const id = await desk.propose({ candidate: { ...CANDIDATE, fullName: 'Hà Thị Thôi' } });
      expect((await desk.refusal('secretary', ABANDON, id, { remark: '' })).extensions.path).toEqual(['input', 'remark']);
      await desk.take('secretary', ABANDON, id, { remark: 'Chuyển nơi cư trú' });
      const given = await desk.get(id);
      expect(given).toMatchObject({ closedOn: '2026-11-21', member: null, state: { stage: 'ABANDONED' } });
      await desk.propose({ candidate: null, personId: given.candidate?.id });
    });

    it('the standing committee does not grant it', async () => {
      const id = await desk.ready({ candidate: { ...CANDIDATE, fullName: 'Hà Thị Không' } });
      await desk.take('secretary', VOTE, id, await desk.vote());
      await desk.take('standing', REJECT, id, { remark: 'Chưa đủ tiêu chuẩn' });
      expect(await desk.get(id)).toMatchObject({ closedOn: '2026-11-21', member: null, state: { stage: 'REJECTED' } });
    });
  });

  describe('who acts', () => {
    /** Makes the standing committee's login that of somebody else, for as long as the work takes. */
    async function as(what: 'candidate' | 'introducer', id: string, work: (client: Client) => Promise<void>): Promise<void> {
      const owner = await connect(desk.api.database.ownerUrl);
      const column = { candidate: 'UPDATE admission SET person_id', introducer: 'UPDATE admission_introducer SET member_id' }[what];
      const actor = { candidate: 'SELECT person_id FROM account WHERE username = $2', introducer: 'SELECT m.id FROM member m JOIN account a USING (person_id) WHERE a.username = $2' }[what];
      await owner.query(`${column} = (${actor}) WHERE ${what === 'candidate' ? 'id' : 'place = 1 AND admission_id'} = $1`, [id, USERS.standing]);
      await owner.end();
      await work(desk.clients.standing);
    }

    it('an introducer is warned of deciding on the candidate', async () => {
      const id = await desk.ready({ candidate: { ...CANDIDATE, fullName: 'Lò Văn Giới' } });
      await desk.take('secretary', VOTE, id, await desk.vote());
      await as('introducer', id, async (client) => {
        const { extensions } = await client.refusal(DECIDE, await desk.input(id, decision()));
        expect(extensions.warnings?.map(({ code }) => code)).toEqual(['DECIDES_AS_INTRODUCER']);
        await client.ask(DECIDE, await desk.input(id, decision({ overrides: [{ rule: 'DECIDES_AS_INTRODUCER', reason: 'Tập thể đã thảo luận' }] })));
      });
    });

    it('nobody decides on their own admission', async () => {
      const id = await desk.ready({ candidate: { ...CANDIDATE, fullName: 'Lò Văn Mình' } });
      await desk.take('secretary', VOTE, id, await desk.vote());
      await as('candidate', id, async (client) => {
        for (const [mutation, entries] of [[DECIDE, decision()], [RETURN, { remark: 'x' }], [REJECT, { remark: 'x' }]] as const) {
          expect((await client.refusal(mutation, await desk.input(id, entries))).extensions.code).toBe('DECIDES_ON_OWN_ADMISSION');
        }
      });
    });
  });

  it('fifty ceremonies at once make one member', async () => {
    const id = await desk.ready({ candidate: { ...CANDIDATE, fullName: 'Lò Văn Đông' } });
    await desk.take('secretary', VOTE, id, await desk.vote());
    await desk.take('standing', DECIDE, id, decision());
    const before = (await desk.roll(desk.clients.secretary)).totalCount;
    const given = await desk.input(id, { ceremonyOn: '2025-10-20' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.clients.secretary.send(CEREMONY, given)));
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    // There are fewer connections than there are who ask: on a busy machine some are told that they got none.
    const refusals = new Set(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []));
    expect([...refusals].filter((code) => code !== 'BUSY')).toEqual(['VERSION_STALE']);
    expect((await desk.roll(desk.clients.secretary)).totalCount).toBe(before + 1);
  });
});
