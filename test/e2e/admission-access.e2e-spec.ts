import { AdmissionDesk, CANDIDATE, CHANGE, codes, LIST, PREPARE, PROPOSE, STEPS, VOTE, ABANDON, ONE, type Roll } from './admission-desk.js';
import type { Client } from './api.js';

describe('who proposes, sees and moves admissions', () => {
  let desk: AdmissionDesk;

  beforeAll(async () => {
    desk = await AdmissionDesk.open();
  });

  afterAll(() => desk.close());

  /** All admissions that somebody finds. */
  async function listed(client: Client, filter: object = {}): Promise<string[]> {
    const { admissions } = await client.ask<{ admissions: { totalCount: number; edges: { node: { id: string } }[] } }>(LIST, { filter });
    expect(admissions.edges).toHaveLength(admissions.totalCount);
    return admissions.edges.map(({ node }) => node.id);
  }

  describe('proposing', () => {
    it('is refused to everybody but a secretary, and in a cell that is not the secretary’s', async () => {
      for (const who of ['standing', 'office', 'inspection', 'member'] as const) {
        expect((await desk.clients[who].refusal(PROPOSE, desk.proposal())).extensions.code).toMatch(/FORBIDDEN|NOT_FOUND/);
      }
      expect((await desk.clients.other.refusal(PROPOSE, desk.proposal())).extensions.code).toBe('NOT_FOUND');
      const { organizations } = await desk.clients.secretary.ask<{ organizations: { edges: { node: { id: string } }[] } }>('{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }');
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, desk.proposal({ organizationId: organizations.edges[0]?.node.id })))).toEqual([['NOT_FOUND', 'input.organizationId']]);
    });

    it('is refused with all that is wrong, at once, and leaves nothing', async () => {
      const before = await listed(desk.clients.secretary);
      const [first] = desk.introducers;
      const wrong = desk.proposal({ appliedOn: '2026-12-01', candidate: { ...CANDIDATE, ethnicGroup: '99', birthDate: '2030' }, introducers: [first, first] });
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, wrong))).toEqual([
        ['DATE_IN_FUTURE', 'input.appliedOn'],
        ['INTRODUCER_TWICE', 'input.introducers.1.memberId'],
        ['ETHNIC_GROUP_UNKNOWN', 'input.candidate.ethnicGroup'],
        ['DATE_IN_FUTURE', 'input.candidate.birthDate'],
      ]);
      const none = desk.proposal({ introducers: [{ organizationName: 'Đoàn Thanh niên' }, { organizationName: 'Công đoàn' }] });
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, none))).toEqual([['INTRODUCER_ORGANIZATIONS', 'input.introducers.1']]);
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, desk.proposal({ candidate: null })))).toEqual([['CANDIDATE_AMBIGUOUS', 'input.candidate']]);
      expect(await listed(desk.clients.secretary)).toEqual(before);
    });

    it('takes introducers only from the own scope, with a day that is past', async () => {
      const { members } = await desk.clients.vanSon.ask<Roll>('{ members(first: 1) { totalCount edges { node { id status } } } }');
      const [foreign, own] = [{ memberId: members.edges[0]?.node.id, guidedSince: '2024-01-01' }, { ...desk.introducers[0], guidedSince: '2026-12-01' }];
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, desk.proposal({ introducers: [foreign, own] })))).toEqual([
        ['NOT_FOUND', 'input.introducers.0.memberId'],
        ['DATE_IN_FUTURE', 'input.introducers.1.guidedSince'],
      ]);
      const none = [{ ...desk.introducers[0], organizationName: 'Công đoàn' }, { memberId: desk.introducers[1]?.memberId }];
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, desk.proposal({ introducers: none })))).toEqual([
        ['INTRODUCER_AMBIGUOUS', 'input.introducers.0'],
        ['INTRODUCER_SINCE_MISSING', 'input.introducers.1.guidedSince'],
      ]);
    });

    it('is refused for a member, and for a person out of scope as for nobody', async () => {
      const { members } = await desk.clients.secretary.ask<{ members: { edges: { node: { person: { id: string } } }[] } }>('{ members(first: 1) { edges { node { person { id } } } } }');
      const person = (personId: string | undefined) => desk.proposal({ candidate: null, personId });
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, person(members.edges[0]?.node.person.id)))).toEqual([['CANDIDATE_IS_MEMBER', 'input.personId']]);
      const foreign = await desk.clients.vanSon.ask<{ members: { edges: { node: { person: { id: string } } }[] } }>('{ members(first: 1) { edges { node { person { id } } } } }');
      expect(codes(await desk.clients.secretary.refusal(PROPOSE, person(foreign.members.edges[0]?.node.person.id)))).toEqual([['NOT_FOUND', 'input.personId']]);
    });

    it('validates without writing', async () => {
      const before = await listed(desk.clients.secretary);
      expect(await desk.clients.secretary.ask(PROPOSE, desk.proposal({ validateOnly: true }))).toEqual({ proposeAdmission: { admission: null } });
      expect(await listed(desk.clients.secretary)).toEqual(before);
    });
  });

  describe('who sees one', () => {
    let id: string;

    beforeAll(async () => {
      id = await desk.propose({ candidate: { ...CANDIDATE, fullName: 'Quàng Văn Thấy' } });
    });

    it('the cell’s secretary, the ward’s standing committee and its office', async () => {
      for (const who of ['secretary', 'standing', 'office'] as const) {
        const seen = await desk.get(id, desk.clients[who]);
        expect(seen.candidate?.fullName).toBe('Quàng Văn Thấy');
        expect(seen.introducers.map(({ member }) => member?.id)).toEqual(desk.introducers.map(({ memberId }) => memberId));
        expect(seen.state).toEqual({ stage: 'PREPARING', version: 1, dueOn: null, overdue: false });
      }
      expect((await desk.get(id, desk.clients.secretary)).candidate?.contact?.phone).toBe(CANDIDATE.phone);
      expect(await listed(desk.clients.standing, { organizationId: desk.cell, stages: ['PREPARING'] })).toEqual([id]);
      expect(await listed(desk.clients.standing, { stages: ['PREPARING'] })).toContain(id);
      expect(await listed(desk.clients.standing, { stages: ['AWAITING_DECISION', 'REJECTED'] })).not.toContain(id);
    });

    it('nobody else: to them it does not exist', async () => {
      for (const who of ['other', 'member', 'vanSon', 'inspection'] as const) {
        expect((await desk.clients[who].refusal(ONE, { id })).extensions.code).toBe('NOT_FOUND');
        expect(await listed(desk.clients[who])).not.toContain(id);
      }
    });

    it.each(STEPS)('%s: %s is refused to others, by another cell and ward as if it did not exist', async (who, mutation, entries) => {
      const given = { input: { admissionId: id, version: 1, ...entries } };
      for (const foreign of [desk.clients.other, desk.clients.vanSon]) expect((await foreign.refusal(mutation, given)).extensions.code).toMatch(/^(NOT_FOUND|FORBIDDEN)$/);
      const expected = who === 'secretary' ? desk.clients.other : desk.clients.vanSon;
      expect((await expected.refusal(mutation, given)).extensions.code).toBe('NOT_FOUND');
      for (const none of [desk.clients.office, desk.clients.inspection, desk.clients.member]) expect((await none.refusal(mutation, given)).extensions.code).toBe('FORBIDDEN');
    });

    it.each(STEPS)('%s: %s is refused on a stale version', async (who, mutation, entries) => {
      expect((await desk.clients[who].refusal(mutation, { input: { admissionId: id, version: 7, ...entries } })).extensions.code).toBe('VERSION_STALE');
    });

    it('no step but the stage’s own may be taken', async () => {
      for (const [who, mutation, entries] of STEPS.filter(([, each]) => ![CHANGE, PREPARE, VOTE, ABANDON].includes(each))) {
        expect((await desk.clients[who].refusal(mutation, { input: { admissionId: id, version: 1, ...entries } })).extensions.code).toBe('STAGE_WRONG');
      }
    });
  });
});
