import { connect } from '../setup/client.js';
import { ABANDON, AdmissionDesk, CANDIDATE, CEREMONY, CHANGE, codes, decision, DECIDE, FILE, PREPARE, PREPARED, PROPOSE, RECOGNIZE, REVIEW, VOTE, warnings } from './admission-desk.js';

describe('a re-admission', () => {
  let desk: AdmissionDesk;

  beforeAll(async () => {
    desk = await AdmissionDesk.open();
  });

  afterAll(() => desk.close());

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
      const elsewhere = { admittedOn: '2005-05-19', leftOn: '2019-03-01', leftAs: 'RESIGNED', document: 'QĐ 12-QĐ/HU' };
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, again({ readmission: { ...readmission, former: elsewhere } })))).toEqual([['FORMER_ON_RECORD', 'input.readmission.former']]);
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
      expect(movementBalance.lines).toEqual(expect.arrayContaining([{ kind: 'READMITTED', count: 1 }]));
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

  it('somebody who left the Party elsewhere is admitted again, with what papers say of it; seniority counts both times', async () => {
    const former = { admittedOn: '2005-05-19', recognizedOn: '2006-05-19', leftOn: '2019-03-01', leftAs: 'RESIGNED', document: 'QĐ 12-QĐ/HU ngày 20/2/2019 của Huyện ủy Yên Châu' };
    const readmission = { leftFor: 'FAMILY_HARDSHIP', consentNumber: '12-CV/BTCTU', consentOn: '2025-05-20' };
    const candidate = { ...CANDIDATE, fullName: 'Hà Thị Trở Lại', birthDate: '1980-03' };
    const refused = async (change: object): Promise<unknown> => codes(await desk.clients.secretary.refusal(PROPOSE, desk.proposal({ candidate, readmission: { ...readmission, former: { ...former, ...change } } })));
    expect(await refused({ leftOn: '2026-11-22' })).toEqual([
      ['DATE_IN_FUTURE', 'input.readmission.former.leftOn'],
      ['DATES_OUT_OF_ORDER', 'input.appliedOn'],
      ['DATES_OUT_OF_ORDER', 'input.readmission.consentOn'],
    ]);
    expect(await refused({ recognizedOn: '2005-05-18' })).toEqual([['DATES_OUT_OF_ORDER', 'input.readmission.former.recognizedOn']]);
    expect(await refused({ leftOn: '2006-05-19' })).toEqual([['DATES_OUT_OF_ORDER', 'input.readmission.former.leftOn']]);
    expect(await refused({ leftAs: 'DIED' })).toEqual([['INVALID_VALUE', 'input.readmission.former.leftAs']]);
    const early = await desk.ready({ candidate, readmission: { leftFor: 'RESIGNED', former: { ...former, leftOn: '2024-03-01', readmitted: true } } });
    const warned = await desk.refusal('secretary', VOTE, early, await desk.vote({ decidedOn: '2026-09-05' }));
    expect(warnings(warned)).toEqual(['READMISSION_BARRED', 'READMISSION_TOO_EARLY', 'READMISSION_NEEDS_CONSENT', 'READMITTED_BEFORE']);
    await desk.take('secretary', ABANDON, early, { remark: 'Chưa đủ thời gian' });
    const id = await desk.ready({ candidate: null, personId: (await desk.get(early)).candidate?.id, readmission: { ...readmission, former } });
    const asked = await desk.clients.office.ask<{ admission: object }>('query ($id: UUID!) { admission(id: $id) { readmission { leftFor former { admittedOn recognizedOn leftOn leftAs document readmitted } } } }', { id });
    expect(asked.admission).toEqual({ readmission: { leftFor: 'FAMILY_HARDSHIP', former: { ...former, readmitted: false } } });
    await desk.take('secretary', VOTE, id, await desk.vote());
    await desk.take('standing', DECIDE, id, decision());
    await desk.take('secretary', CEREMONY, id, { ceremonyOn: '2025-10-20' });
    await desk.take('secretary', REVIEW, id, await desk.vote({ decidedOn: '2026-10-25' }));
    await desk.take('standing', RECOGNIZE, id, { decisionNumber: '79-QĐ/ĐU', decidedOn: '2026-11-10' });
    const { member } = await desk.clients.secretary.ask<{ member: object }>(
      'query ($id: UUID!) { member(id: $id) { admissionDecidedOn recognizedOn partySeniority { daysOutside } readmissions { decidedOn recognizedOn } memberships { validFrom } statuses { status validFrom validThrough endReason } } }',
      { id: (await desk.get(id)).member?.id },
    );
    expect(member).toEqual({
      admissionDecidedOn: '2005-05-19',
      recognizedOn: '2006-05-19',
      // From 1/3/2019 up to the decision of 1/10/2025.
      partySeniority: { daysOutside: 2406 },
      readmissions: [{ decidedOn: '2025-10-01', recognizedOn: '2026-10-20' }],
      memberships: [{ validFrom: '2025-10-01' }],
      statuses: [
        { status: 'PROBATIONARY', validFrom: '2005-05-19', validThrough: '2006-05-18', endReason: 'RECOGNIZED' },
        { status: 'FULL', validFrom: '2006-05-19', validThrough: '2019-02-28', endReason: 'RESIGNED' },
        { status: 'PROBATIONARY', validFrom: '2025-10-01', validThrough: '2026-10-19', endReason: 'RECOGNIZED' },
        { status: 'FULL', validFrom: '2026-10-20', validThrough: null, endReason: null },
      ],
    });
  });
});
