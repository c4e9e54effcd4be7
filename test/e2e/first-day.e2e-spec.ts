import { CANDIDATE, CEREMONY, DECIDE as DECIDE_ADMISSION, ONE as ADMISSION, PREPARE, PREPARED, PROPOSE as PROPOSE_ADMISSION, VOTE as VOTE_ADMISSION } from './admission-desk.js';
import * as on from './case-operations.js';
import { cast, clients, closeStage, inspector, openStage, TODAY, type Who } from './case-stage.js';
import { DECIDE, ENTER, SUBMIT } from './rating-operations.js';

/** The three users do their jobs on one day, over HTTP; after each step exactly the right people see its effect. */
describe('the first day', () => {
  const VIEWERS: readonly Who[] = ['secretary', 'otherSecretary', 'inspection', 'standing', 'office', 'member', 'rollMember', 'teamMember', 'outsider', 'vanSonStanding', 'administrator'];

  beforeAll(openStage);
  afterAll(closeStage);

  /** Those whom an answer tells more than nothing. */
  async function whoSees(query: string, variables: Readonly<Record<string, unknown>>, tells: (data: never) => unknown): Promise<readonly Who[]> {
    const seeing: Who[] = [];
    for (const who of VIEWERS) {
      const { data, errors } = await clients[who].send(query, variables);
      if (errors) expect(errors.map(({ extensions }) => extensions.code)).toEqual([expect.stringMatching(/^(FORBIDDEN|NOT_FOUND)$/)]);
      else if (tells(data as never)) seeing.push(who);
    }
    return seeing;
  }

  async function worksOn(who: Who, id: string): Promise<string | undefined> {
    const { worklist } = await clients[who].ask<{ worklist: { id: string; stage: string }[] }>(on.WORK);
    return worklist.find((each) => each.id === id)?.stage;
  }

  const electorate = async (asOf = TODAY): Promise<number> => {
    const { organization } = await clients.secretary.ask<{ organization: { electorate: { fullMembers: number; elsewhere: number } } }>(
      'query ($id: UUID!, $asOf: PlainDate) { organization(id: $id, asOf: $asOf) { electorate { fullMembers elsewhere } } }',
      { id: cast.cell, asOf },
    );
    return organization.electorate.fullMembers - organization.electorate.elsewhere;
  };

  describe('a cell’s ratings', () => {
    const SHEET = 'query ($id: UUID!) { ratingSheet(id: $id) { state { stage version } entries { id excuse member { id } } missing { id } } }';
    const RATINGS = 'query ($id: UUID!) { member(id: $id) { ratings { year level } } }';
    interface Sheet {
      readonly state: { readonly stage: string; readonly version: number };
      readonly entries: readonly { readonly id: string; readonly excuse: string | null; readonly member: { readonly id: string } | null }[];
      readonly missing: readonly unknown[];
    }
    let id: string;
    const sheet = async (): Promise<Sheet> => (await clients.secretary.ask<{ ratingSheet: Sheet }>(SHEET, { id })).ratingSheet;
    const ratedIn2026 = ({ member }: { member: { ratings: { year: number }[] } }) => member.ratings.some(({ year }) => year === 2026);

    it('wait for the secretary, who rates everybody in one mutation and submits', async () => {
      const { waitingRatingSheets } = await clients.secretary.ask<{ waitingRatingSheets: { id: string }[] }>('{ waitingRatingSheets { id } }');
      id = waitingRatingSheets[0]?.id ?? '';
      expect(await worksOn('secretary', id)).toBe('Chi bộ đang đánh giá');
      const { entries, state } = await sheet();
      const votesFor = await electorate();
      const given = entries.filter(({ excuse }) => excuse === null).map((entry) => ({ entryId: entry.id, level: 'GOOD', votesFor, votesAgainst: 0, votesAbsent: 0 }));
      await clients.secretary.ask(ENTER, { input: { sheetId: id, version: state.version, entries: given } });
      expect((await sheet()).missing).toEqual([]);
      await clients.secretary.ask(SUBMIT, { input: { sheetId: id, version: state.version + 1 } });
      expect(await worksOn('secretary', id)).toBeUndefined();
      expect(await whoSees(SHEET, { id }, (data: { ratingSheet: object }) => data.ratingSheet)).toEqual(['secretary', 'inspection', 'standing', 'office', 'teamMember', 'outsider']);
      expect(await whoSees(RATINGS, { id: cast.people.subject.memberId }, ratedIn2026)).toEqual([]);
    });

    it('wait for the standing committee, which decides them; the member reads the own result', async () => {
      expect(await worksOn('standing', id)).toBe('Chờ Ban Thường vụ quyết định');
      const { state } = await sheet();
      await clients.standing.ask(DECIDE, { input: { sheetId: id, version: state.version, decisionNumber: '44-QĐ/ĐU', decidedOn: TODAY } });
      expect(await worksOn('standing', id)).toBeUndefined();
      expect(await whoSees(RATINGS, { id: cast.people.subject.memberId }, ratedIn2026)).toEqual(['secretary', 'inspection', 'standing', 'office', 'member', 'teamMember', 'outsider']);
    });
  });

  describe('an admission', () => {
    const ROLL = 'query ($cell: UUID!, $asOf: PlainDate) { organization(id: $cell, asOf: $asOf) { memberCount } }';
    const NAMED = 'query ($name: String!) { members(filter: { name: $name }) { edges { node { status admissionDecidedOn admissionCeremonyOn } } } }';
    let id: string;
    const step = async (who: Who, document: string, change: object): Promise<void> => {
      const { admission } = await clients[who].ask<{ admission: { state: { version: number } } }>(ADMISSION, { id });
      await clients[who].ask(document, { input: { admissionId: id, version: admission.state.version, ...change } });
    };
    const onRoll = async (asOf?: string): Promise<number> => {
      const { organization } = await clients.secretary.ask<{ organization: { memberCount: number } }>(ROLL, { cell: cast.cell, asOf });
      return organization.memberCount;
    };

    it('is proposed and voted by the cell, and waits for the standing committee', async () => {
      const { members } = await clients.secretary.ask<{ members: { edges: { node: { id: string } }[] } }>('{ members(asOf: "2020-01-01", first: 2, sort: SENIORITY) { edges { node { id } } } }');
      const introducers = members.edges.map(({ node }) => ({ memberId: node.id, guidedSince: '2025-01-01' }));
      const input = { organizationId: cast.cell, candidate: CANDIDATE, appliedOn: '2026-06-01', courseCertificateOn: '2026-05-10', introducers };
      const { proposeAdmission } = await clients.secretary.ask<{ proposeAdmission: { admission: { id: string } } }>(PROPOSE_ADMISSION, { input });
      id = proposeAdmission.admission.id;
      const votes = { votesFor: await electorate('2026-09-05'), votesAgainst: 0, votesAbsent: 0 };
      await step('secretary', PREPARE, { ...PREPARED, declaredOn: '2026-06-02', concludedOn: '2026-08-01' });
      await step('secretary', VOTE_ADMISSION, { decisionNumber: '07-NQ/CB', decidedOn: '2026-09-05', votes });
      expect(await worksOn('standing', id)).toBeDefined();
      // The chair of the inspection committee sees it as one of the standing committee, the others of the inspection committee do not.
      expect(await whoSees(ADMISSION, { id }, (data: { admission: object }) => data.admission)).toEqual(['secretary', 'inspection', 'standing', 'office']);
    });

    it('is decided; with the ceremony the member stands on the roll, from the decision on', async () => {
      const before = await onRoll();
      await step('standing', DECIDE_ADMISSION, { decisionNumber: '51-QĐ/ĐU', decidedOn: '2026-10-12' });
      expect(await onRoll()).toBe(before);
      expect(await worksOn('secretary', id)).toBeDefined();
      await step('secretary', CEREMONY, { ceremonyOn: '2026-11-07' });
      expect([await onRoll(), await onRoll('2026-10-12'), await onRoll('2026-10-11')]).toEqual([before + 1, (await onRoll('2026-10-11')) + 1, await onRoll('2026-10-11')]);
      const { members } = await clients.standing.ask<{ members: { edges: { node: object }[] } }>(NAMED, { name: CANDIDATE.fullName });
      expect(members.edges.map(({ node }) => node)).toEqual([{ status: 'PROBATIONARY', admissionDecidedOn: '2026-10-12', admissionCeremonyOn: '2026-11-07' }]);
    });
  });

  describe('a case', () => {
    let caseId: string;
    let measureId: string;
    const seesCase = () => whoSees(on.ONE, { id: caseId }, (data: { inspectionCase: object }) => data.inspectionCase);
    const seesMeasure = () => whoSees(on.ONE_MEASURE, { id: measureId }, (data: { disciplineCase: object }) => data.disciplineCase);

    it('is logged by the inspection committee, and read by its team and officers only', async () => {
      const { people, ward } = cast;
      const input = {
        organizationId: ward,
        kind: 'VIOLATION_SIGNS_INSPECTION',
        decisionNumber: '15-QĐ/UBKTĐU',
        decidedOn: '2026-10-05',
        content: 'Chấp hành quy chế sinh hoạt',
        periodFrom: '2026-01-01',
        periodThrough: '2026-09-30',
        dueOn: '2026-12-15',
        subjects: [{ memberId: people.subject.memberId }, { organizationId: cast.cell }],
        team: [{ personId: people.chair.personId, isLead: true }, { personId: people.teamMember.personId }],
      };
      const { logCase } = await clients.inspection.ask<{ logCase: { case: on.Case } }>(on.LOG_CASE, { input });
      caseId = logCase.case.id;
      expect(await seesCase()).toEqual(['inspection', 'teamMember']);
      const read = await inspector.value(`SELECT count(*)::int FROM audit_subject WHERE subject_id = $1`, [caseId]);
      expect(Number(read)).toBeGreaterThanOrEqual(3);
    });

    it('is conducted, concluded and a reprimand proposed, still unread by everybody else', async () => {
      await clients.inspection.ask(on.START, { input: { caseId, version: 1, decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' } });
      await clients.inspection.ask(on.REPORT, { input: { caseId, version: 2, decidedOn: '2026-11-01', remark: 'Kèm biên bản' } });
      await clients.inspection.ask(on.CONCLUDE, { input: { caseId, version: 3, conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: 'Có khuyết điểm' } });
      const input = { caseId, memberId: cast.people.subject.memberId, violation: 'Bỏ sinh hoạt ba kỳ', violatedOn: '2026-09-30', form: 'REPRIMAND', proposalNumber: '09-TTr/UBKTĐU', proposedOn: '2026-11-09' };
      measureId = (await clients.inspection.ask<{ proposeDiscipline: { discipline: on.Measure } }>(on.PROPOSE, { input })).proposeDiscipline.discipline.id;
      expect(await seesCase()).toEqual(['inspection', 'teamMember']);
      expect(await seesMeasure()).toEqual(['inspection', 'teamMember']);
      expect(await worksOn('secretary', measureId)).toBeUndefined();
    });

    it('comes to the cell as a paper without the file, and the cell votes', async () => {
      await clients.inspection.ask(on.PUT, { input: { disciplineId: measureId, version: 1 } });
      expect(await worksOn('secretary', measureId)).toBeDefined();
      expect(await seesCase()).toEqual(['inspection', 'teamMember']);
      expect(await seesMeasure()).toEqual(['secretary', 'inspection', 'teamMember']);
      const { fullMembers } = (
        await clients.secretary.ask<{ organization: { electorate: { fullMembers: number } } }>('query ($id: UUID!) { organization(id: $id) { electorate { fullMembers } } }', { id: cast.cell })
      ).organization.electorate;
      const vote = { carried: true, votesFor: fullMembers - 1, votesAgainst: 0, votesAbsent: 1, decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-20', hearing: 'HEARD', heardOn: '2026-11-07' };
      await clients.secretary.ask(on.VOTE, { input: { disciplineId: measureId, version: 2, ...vote } });
      expect(await seesMeasure()).toEqual(['secretary', 'inspection', 'member', 'teamMember']);
      expect(await seesCase()).toEqual(['inspection', 'teamMember']);
    });

    it('flows up as a number without a name', async () => {
      const asked = { id: cast.ward, from: '2026-11-01', through: '2026-11-30' };
      const { caseCounts } = await clients.standing.ask<{ caseCounts: { counts: { kind: string; conductedBy: string; cases: number }[]; measures: { form: string; measures: number }[] | null } }>(on.COUNTS, asked);
      const ofKind = caseCounts.counts.find(({ kind, conductedBy }) => kind === 'VIOLATION_SIGNS_INSPECTION' && conductedBy === 'INSPECTION_COMMITTEE');
      expect(ofKind?.cases).toBeGreaterThanOrEqual(1);
      expect(caseCounts.measures?.find(({ form }) => form === 'REPRIMAND')?.measures).toBeGreaterThanOrEqual(1);
      expect(JSON.stringify(caseCounts)).not.toContain(cast.people.subject.fullName);
    });
  });
});
