import { CONCLUDE, DROP_CASE, LOG_CASE, MARK, MARKED, MEASURES, PROPOSE, RECORD_OUTCOME, REPORT, START, STEP, WITHDRAW } from './case-operations.js';
import { at, atMeasure, CANARY, cast, clients, closeStage, concluded, enter, inspector, logged, LOOKED_INTO, openStage, proposal, readersOf, wardCase } from './case-stage.js';
import type { Client } from './client.js';
import { RECEIVE_DENUNCIATION, TAKE_UP } from './denunciation-operations.js';

beforeAll(openStage);
afterAll(closeStage);

const MEASURE = 'query ($id: UUID!) { disciplineCase(id: $id) { secrecy keptAt violation proposalNumber } }';
const KEPT = { secrecy: 'SECRET', keptAt: 'Tủ mật, phòng Ủy ban Kiểm tra' };
const BARE = { content: null, periodFrom: null, periodThrough: null };

interface Marked {
  readonly secrecy: string;
  readonly content: string | null;
  readonly conclusion: string | null;
  readonly log: readonly { readonly remark: string | null; readonly decisionNumber: string | null }[];
}

const refusalsOf = async (client: Client, document: string, variables: object): Promise<string[]> => {
  const { extensions } = await client.refusal(document, variables as Record<string, unknown>);
  return (extensions.refusals ?? []).map(({ code, path }) => `${code} ${path.join('.')}`);
};
const marked = async (id: string): Promise<Marked> => (await clients.inspection.ask<{ inspectionCase: Marked }>(MARKED, { id })).inspectionCase;

describe('a case marked Mật', () => {
  it('is refused with its content, each field named, and takes number, day and place', async () => {
    expect(await refusalsOf(clients.inspection, LOG_CASE, wardCase({ secrecy: 'SECRET' }))).toEqual([
      'SECRET_TAKES_NO_CONTENT input.content',
      'SECRET_TAKES_NO_CONTENT input.periodFrom',
      'SECRET_TAKES_NO_CONTENT input.periodThrough',
      'SECRET_KEPT_AT_MISSING input.keptAt',
    ]);
    expect(await refusalsOf(clients.inspection, LOG_CASE, wardCase({ content: null }))).toEqual(['CONTENT_MISSING input.content']);
    const { id } = await logged(clients.inspection, wardCase({ ...KEPT, ...BARE }));
    expect(await marked(id)).toMatchObject({ ...KEPT, content: null });
    expect(await readersOf(id)).toEqual(['deputyChair', 'inspection', 'rollMember', 'teamMember']);
  });

  it('goes its way to the end without a word of it, and what it brings is marked as it is', async () => {
    const { id } = await logged(clients.inspection, wardCase({ ...KEPT, ...BARE }));
    await enter(clients.teamMember, id, '2026-10-06', 'PLAN');
    await clients.teamMember.ask(START, { input: { ...(await at(id)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' } });
    const step = { step: 'MEETING', decidedOn: '2026-10-20', content: CANARY };
    expect(await refusalsOf(clients.teamMember, STEP, { input: { ...(await at(id)), ...step } })).toEqual(['SECRET_TAKES_NO_CONTENT input.content']);
    await enter(clients.teamMember, id, '2026-10-20', ...LOOKED_INTO);
    const report = { ...(await at(id)), decidedOn: '2026-11-01' };
    expect(await refusalsOf(clients.teamMember, REPORT, { input: { ...report, remark: CANARY } })).toEqual(['SECRET_TAKES_NO_CONTENT input.remark']);
    await clients.teamMember.ask(REPORT, { input: report });
    const conclusion = { ...(await at(id)), conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06' };
    expect(await refusalsOf(clients.inspection, CONCLUDE, { input: { ...conclusion, conclusion: CANARY } })).toEqual(['SECRET_TAKES_NO_CONTENT input.conclusion']);
    await clients.inspection.ask(CONCLUDE, { input: conclusion });
    expect(await refusalsOf(clients.inspection, RECORD_OUTCOME, { input: { ...(await at(id)), findings: [{ field: 'PARTY_LINE', content: CANARY }] } })).toEqual([
      'SECRET_TAKES_NO_CONTENT input.findings.0.content',
    ]);
    expect(await marked(id)).toMatchObject({ conclusion: null, log: [...Array(8).keys()].map(() => ({ remark: null })) });

    expect(await refusalsOf(clients.inspection, PROPOSE, proposal(id))).toEqual(['SECRET_TAKES_NO_CONTENT input.violation']);
    const { proposeDiscipline } = await clients.inspection.ask<{ proposeDiscipline: { discipline: { id: string } } }>(PROPOSE, proposal(id, { violation: null }));
    const { id: measure } = proposeDiscipline.discipline;
    expect(await clients.inspection.ask(MEASURE, { id: measure })).toEqual({ disciplineCase: { ...KEPT, violation: null, proposalNumber: '09-TTr/UBKTĐU' } });
    expect((await clients.inspection.ask<{ disciplineCases: { totalCount: number } }>(MEASURES)).disciplineCases.totalCount).toBeGreaterThan(0);
    expect(await refusalsOf(clients.inspection, WITHDRAW, { input: { ...(await atMeasure(measure)), remark: CANARY } })).toContain('STAGE_WRONG ');
    await expect(inspector.rows(`INSERT INTO case_finding (id, case_id, field, content) VALUES (gen_random_uuid(), $1, 'PARTY_LINE', 'x')`, [id])).rejects.toMatchObject({ constraint: 'case_finding_secret_without_content' });
  });

  it('is dropped by the number of a paper in place of a reason', async () => {
    const { id } = await logged(clients.inspection, wardCase({ ...KEPT, ...BARE }));
    expect(await refusalsOf(clients.inspection, DROP_CASE, { input: { ...(await at(id)), remark: CANARY } })).toEqual(['ENTRY_MISSING input.decisionNumber', 'SECRET_TAKES_NO_CONTENT input.remark']);
    await clients.inspection.ask(DROP_CASE, { input: { ...(await at(id)), decisionNumber: '17-TB/UBKTĐU' } });
    expect((await marked(id)).log.at(-1)).toEqual({ remark: null, decisionNumber: '17-TB/UBKTĐU' });
  });
});

describe('the mark of an open case', () => {
  const paper = { decisionNumber: '16-CV/UBKTĐU', decidedOn: '2026-10-06' };

  it('is not put over content on record, which the refusal lists', async () => {
    const { id } = await logged(clients.inspection, wardCase());
    const { extensions } = await clients.inspection.refusal(MARK, { input: { ...(await at(id)), ...KEPT, ...paper } });
    expect(extensions).toMatchObject({ code: 'SECRET_CONTENT_ON_RECORD', params: { entriesVi: 'nội dung, thời kỳ được xem xét' }, path: ['input', 'secrecy'] });
    expect((await clients.teamMember.refusal(MARK, { input: { ...(await at(id)), ...KEPT, ...paper } })).extensions.code).toBe('FORBIDDEN');
    const closed = await concluded();
    expect((await clients.inspection.refusal(MARK, { input: { ...(await at(closed)), ...KEPT, ...paper } })).extensions.code).toBe('STAGE_WRONG');
  });

  it('is raised and taken off where there is none', async () => {
    const { id } = await logged(clients.inspection, wardCase({ ...KEPT, ...BARE }));
    await clients.deputyChair.ask(MARK, { input: { ...(await at(id)), secrecy: 'TOP_SECRET', ...paper } });
    expect(await marked(id)).toMatchObject({ secrecy: 'TOP_SECRET', keptAt: KEPT.keptAt, state: { stage: 'OPENED', version: 2 } });
    expect((await clients.inspection.refusal(MARK, { input: { ...(await at(id)), secrecy: 'TOP_SECRET', ...paper } })).extensions).toMatchObject({ code: 'MARK_UNCHANGED', path: ['input', 'secrecy'] });
    expect((await clients.inspection.refusal(MARK, { input: { caseId: id, version: 1, secrecy: 'SECRET', ...paper } })).extensions.code).toBe('VERSION_STALE');
    await clients.inspection.ask(MARK, { input: { ...(await at(id)), secrecy: 'ORDINARY', ...paper } });
    expect(await marked(id)).toMatchObject({ secrecy: 'ORDINARY', content: null });
  });
});

it('a letter marked Mật takes no content either', async () => {
  const letter = { organizationId: cast.ward, memberId: cast.people.subject.memberId, receivedOn: '2026-11-02', anonymous: true };
  expect(await refusalsOf(clients.inspection, RECEIVE_DENUNCIATION, { input: { ...letter, secrecy: 'SECRET', content: CANARY } })).toEqual([
    'SECRET_TAKES_NO_CONTENT input.content',
    'SECRET_KEPT_AT_MISSING input.keptAt',
  ]);
  await clients.inspection.ask(RECEIVE_DENUNCIATION, { input: { ...letter, ...KEPT } });
});

describe('the reason of an overridden warning', () => {
  const number = { decisionNumber: '12-CV/UBKTTU' };

  it('is the number of a paper where the record is marked, from the first day', async () => {
    const { people, cell, ward } = cast;
    await inspector.rows(
      `INSERT INTO post (id, person_id, organization_id, committee_id, kind, valid_from)
       SELECT gen_random_uuid(), $1, organization_id, id, 'COMMITTEE_MEMBER', '2026-01-01' FROM committee WHERE organization_id = $2 AND kind = 'EXECUTIVE' AND valid_through IS NULL`,
      [people.subject.personId, ward],
    );
    const rule = 'CELL_CHECKS_MANAGED_ABOVE';
    const own = { organizationId: cell, team: [{ personId: people.secretary.personId, isLead: true }], ...KEPT, ...BARE };
    expect(await refusalsOf(clients.secretary, LOG_CASE, wardCase({ ...own, overrides: [{ rule, reason: CANARY, ...number }] }))).toEqual(['OVERRIDE_TAKES_NO_REASON input.overrides.0.reason']);
    expect(await refusalsOf(clients.secretary, LOG_CASE, wardCase({ ...own, overrides: [{ rule }] }))).toEqual(['OVERRIDE_NUMBER_MISSING input.overrides.0.decisionNumber']);
    const { id } = await logged(clients.secretary, wardCase({ ...own, overrides: [{ rule, ...number }] }));
    expect(await inspector.rows('SELECT reason, decision_number FROM rule_override WHERE item_id = $1', [id])).toEqual([{ reason: null, decision_number: number.decisionNumber }]);
    await expect(inspector.rows(`INSERT INTO rule_override (id, item_id, code, params, reason) VALUES (gen_random_uuid(), $1, 'X', '{}', 'x')`, [id])).rejects.toMatchObject({ constraint: 'rule_override_secret_without_content' });
    await inspector.rows('DELETE FROM post WHERE person_id = $1 AND organization_id = $2', [people.subject.personId, ward]);
  });

  it('and at every step after', async () => {
    const letter = { organizationId: cast.ward, memberId: cast.people.subject.memberId, receivedOn: '2026-11-02', anonymous: true, ...KEPT };
    const { receiveDenunciation } = await clients.inspection.ask<{ receiveDenunciation: { denunciation: { id: string } } }>(RECEIVE_DENUNCIATION, { input: letter });
    const routine = await logged(clients.inspection, wardCase({ kind: 'INSPECTION', ...KEPT, ...BARE }));
    const rule = 'ANONYMOUS_NOT_PROCESSED';
    const taken = { denunciationId: receiveDenunciation.denunciation.id, version: 1, caseId: routine.id, decisionNumber: '05-QĐ/UBKT', decidedOn: '2026-11-06' };
    expect(await refusalsOf(clients.inspection, TAKE_UP, { input: { ...taken, overrides: [{ rule, reason: CANARY }] } })).toEqual(['OVERRIDE_TAKES_NO_REASON input.overrides.0.reason']);
    await clients.inspection.ask(TAKE_UP, { input: { ...taken, overrides: [{ rule, ...number }] } });
    expect(await inspector.rows('SELECT reason, decision_number FROM rule_override WHERE code = $1', [rule])).toEqual([{ reason: null, decision_number: number.decisionNumber }]);
  });
});
