import { demoRows } from '../../test/setup/demo-rows.js';
import { Census, inForce } from './census.js';
import { FIGURES } from './figures.js';
import { grouped } from './records.js';

const runs = [
  { seed: 1, referenceDate: '2025-08-01' },
  { seed: 20_250_701, referenceDate: '2026-11-21' },
  { seed: 2, referenceDate: '2027-06-30' },
];
const REAL = / (Ta Niết|Long Phú|Tắt Ngoãng|Pá Phang 2|Tà Số 1|Tà Số 2|Hin Phá|Là Ngà 2|Sò Lườn|Nà Bó 1|Nà Bó 2|19\/8|Lùn|Vặt|Na Áng|Hoa Đào|tổ dân phố 5|(tổ dân phố|tiểu khu) 70)$/;
const INVENTED = /^Chi bộ (bản|tổ dân phố|tiểu khu) /;
const TERM = ['2020-07-01', FIGURES.mocChau.predecessorsAsOf] as const;

describe.each(runs)('the cases of seed $seed on $referenceDate', (settings) => {
  const rows = demoRows(settings);
  const census = new Census(rows);
  const items = new Map(rows.workflowItem.map((each) => [each.id, each]));
  const logs = grouped(rows.workflowLog, ({ itemId }) => itemId);
  const subjects = grouped(rows.inspectionCaseSubject, ({ caseId }) => caseId);
  const teams = grouped(rows.inspectionCaseTeam, ({ caseId }) => caseId);
  const stays = grouped(rows.membership, ({ memberId }) => memberId);
  const measures = new Map(rows.disciplineCase.map((each) => [each.inspectionCaseId, each]));
  const stood = (memberId: string, day: string): string | undefined => stays.get(memberId)?.find((each) => each.kind === 'PRIMARY' && inForce(each, day))?.organizationId;

  /** The cases concluded in the term by bodies of a predecessor. */
  function ofPredecessor(nameVi: string) {
    const bodies = census.subtree(census.organization(nameVi), FIGURES.mocChau.predecessorsAsOf);
    const cases = rows.inspectionCase.filter(({ organizationId, concludedOn: on }) => bodies.has(organizationId) && on !== null && on >= TERM[0] && on <= TERM[1]);
    const byCells = cases.filter(({ conductedBy }) => conductedBy === 'CELL');
    const inspections = cases.filter(({ kind }) => kind !== 'THEMATIC_SUPERVISION');
    const of = (some: typeof cases) => some.flatMap(({ id }) => subjects.get(id) ?? []);
    return { cases, byCells, inspections, byCommittee: cases.filter((each) => !byCells.includes(each)), of, measures: cases.flatMap(({ id }) => measures.get(id) ?? []) };
  }

  it.each(FIGURES.mocChau.predecessors)('of $nameVi sum to its printed figures, each in its own unit', (figures) => {
    const { byCells, byCommittee, inspections, of, measures: own } = ofPredecessor(figures.nameVi);
    const members = of(byCells).map(({ memberId }) => memberId);
    expect(members).toHaveLength(figures.membersInspectedOrSupervisedByCells);
    expect(members).not.toContain(null);
    expect(new Set(members).size).toBe(members.length);
    if (figures.inspectionRounds !== undefined) expect(byCommittee.filter((each) => inspections.includes(each))).toHaveLength(figures.inspectionRounds);
    if (figures.inspectionRounds !== undefined || figures.inspectionAndSupervisionRounds !== undefined) {
      expect(byCommittee).toHaveLength(figures.inspectionRounds ?? figures.inspectionAndSupervisionRounds ?? -1);
    }
    if (figures.subjectsInspectedByCommitteeAndCells !== undefined) {
      const inspected = of(inspections);
      expect(inspected).toHaveLength(figures.subjectsInspectedByCommitteeAndCells);
      expect(new Set(inspected.map(({ organizationId }) => organizationId !== null))).toEqual(new Set([true, false]));
      expect(new Set(inspections.map(({ conductedBy }) => conductedBy))).toEqual(new Set(['INSPECTION_COMMITTEE', 'CELL']));
    }
    const { reprimand } = figures.membersDisciplined;
    expect(own.map(({ decidedForm, decidedOn }) => [decidedForm, decidedOn !== null && decidedOn <= TERM[1]])).toEqual(Array.from({ length: reprimand }, () => ['REPRIMAND', true]));
    const by = figures.nameVi === 'Đảng bộ phường Mộc Lỵ' ? 'PARTY_COMMITTEE' : 'CELL';
    expect(new Set(own.map(({ decidedBy }) => decidedBy))).toEqual(new Set([by]));
  });

  it('blame nobody who ever belonged to a cell with a real name, and put nothing to Nà Sương', () => {
    const blaming = rows.inspectionCase.filter(({ kind }) => kind === 'VIOLATION_SIGNS_INSPECTION');
    const blamed = [...blaming.flatMap(({ id }) => (subjects.get(id) ?? []).map(({ memberId }) => memberId)), ...rows.disciplineCase.map(({ memberId }) => memberId)];
    expect(blamed).not.toContain(null);
    const cells = new Set([...blamed.flatMap((memberId) => stays.get(memberId ?? '') ?? []), ...rows.disciplineCase.map(({ cellId }) => ({ organizationId: cellId }))].map(({ organizationId }) => organizationId));
    const names = rows.organizationPeriod.filter(({ organizationId }) => cells.has(organizationId)).map(({ name }) => name);
    expect(names.filter((name) => REAL.test(name) || !INVENTED.test(name))).toEqual([]);
    expect(blamed.length).toBeGreaterThanOrEqual(6);
    expect(rows.disciplineCase.filter(({ cellId }) => cellId === census.organization('Chi bộ bản Nà Sương'))).toEqual([]);
    expect(rows.inspectionCase.filter(({ organizationId }) => organizationId === census.organization('Chi bộ bản Nà Sương'))).toEqual([]);
  });

  it('are about organisations and members that stood below the body then, and no subject is on the team', () => {
    for (const { id, organizationId, decidedOn, synthetic } of rows.inspectionCase) {
      expect(synthetic).toBe(true);
      const own = subjects.get(id) ?? [];
      const below = census.subtree(organizationId, decidedOn);
      expect(own.length).toBeGreaterThan(0);
      expect(own.filter((each) => !below.has(each.organizationId ?? stood(each.memberId ?? '', decidedOn) ?? ''))).toEqual([]);
      const people = new Set(own.flatMap(({ memberId }) => (memberId === null ? [] : census.member(memberId).personId)));
      expect((teams.get(id) ?? []).filter(({ personId }) => people.has(personId))).toEqual([]);
    }
  });

  it('are looked into by holders of a post on the conducting body then, one of them in the lead', () => {
    const committees = new Map(rows.committee.map(({ id, kind }) => [id, kind]));
    const posts = grouped(rows.post, ({ personId }) => personId);
    for (const { id, organizationId, conductedBy, decidedOn } of rows.inspectionCase) {
      const team = teams.get(id) ?? [];
      expect(team.filter(({ isLead }) => isLead)).toHaveLength(1);
      const committee = { INSPECTION_COMMITTEE: 'INSPECTION', PARTY_COMMITTEE: 'EXECUTIVE', CELL: 'CELL' }[conductedBy];
      const outside = team.filter(({ personId }) => {
        const held = (posts.get(personId) ?? []).filter((post) => post.organizationId === organizationId && inForce(post, decidedOn));
        return !held.some(({ kind, committeeId }) => committees.get(committeeId ?? '') === committee || (conductedBy === 'CELL' && ['SECRETARY', 'DEPUTY_SECRETARY'].includes(kind)));
      });
      expect(outside).toEqual([]);
    }
  });

  it('stand where their log has brought them, and nothing is to come', () => {
    const way = ['OPENED', 'UNDER_WAY', 'REPORTED', 'CONCLUDED', 'ANNOUNCED', 'ARCHIVED'];
    for (const { id, kind, decidedOn, concludedOn, closedOn } of rows.inspectionCase) {
      const { stage = '', version, dueOn } = items.get(id) ?? {};
      const log = logs.get(id) ?? [];
      const isConcluded = way.indexOf(stage) >= way.indexOf('CONCLUDED');
      expect(log.filter(({ fromStage, toStage }) => fromStage !== toStage).map(({ toStage }) => toStage)).toEqual(way.slice(0, way.indexOf(stage) + 1));
      expect(log.map(({ fromStage }) => fromStage)).toEqual([null, ...log.map(({ toStage }) => toStage)].slice(0, log.length));
      expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).sort());
      expect([version, (concludedOn ?? '') >= decidedOn, closedOn]).toEqual([log.length, isConcluded, concludedOn]);
      // Until it is concluded there is a day to keep; after that only what a plan set for its announcement.
      const planned = rows.casePlannedDay.some((day) => day.caseId === id);
      expect([kind, dueOn === null]).toEqual([kind, isConcluded && !(planned && stage === 'CONCLUDED')]);
    }
    const ids = new Set([...rows.inspectionCase, ...rows.disciplineCase].map(({ id }) => id));
    expect(rows.workflowLog.filter(({ itemId, at, decidedOn }) => ids.has(itemId) && (at.slice(0, 10) > settings.referenceDate || (decidedOn ?? '') > settings.referenceDate))).toEqual([]);
  });

  it('let a cell decide by a vote of more than half of all its full members', () => {
    for (const { id, inspectionCaseId, memberId, cellId, decidedBy, decidedOn, proposedOn } of rows.disciplineCase) {
      const concludedOn = rows.inspectionCase.find((each) => each.id === inspectionCaseId)?.concludedOn ?? '9999-12-31';
      expect(proposedOn >= concludedOn && (decidedOn ?? proposedOn) >= proposedOn && stood(memberId, proposedOn) === cellId).toBe(true);
      if (decidedOn === null || decidedBy !== 'CELL') continue;
      const full = census.memberships(cellId, decidedOn).filter((each) => (census.member(each.memberId).recognizedOn ?? '9999-12-31') <= decidedOn).length;
      const { votesFor, votesAgainst, votesAbsent } = logs.get(id)?.[2] ?? { votesFor: null, votesAgainst: null, votesAbsent: null };
      expect((votesFor ?? 0) * 2).toBeGreaterThan(full);
      expect((votesFor ?? 0) + (votesAgainst ?? 0) + (votesAbsent ?? 0)).toBeLessThanOrEqual(full);
    }
  });
});

describe('the cases of the new wards on 21 November 2026', () => {
  const rows = demoRows({ seed: 20_250_701, referenceDate: '2026-11-21' });
  const census = new Census(rows);

  it('are concluded and under way, of the inspection committee and of cells in both wards', () => {
    for (const { ward } of [FIGURES.mocChau, FIGURES.vanSon]) {
      const id = census.organization(ward.nameVi);
      const bodies = census.subtree(id, '2026-11-21');
      const own = rows.inspectionCase.filter(({ organizationId, decidedOn }) => bodies.has(organizationId) && decidedOn >= '2025-07-01');
      for (const conductedBy of ['INSPECTION_COMMITTEE', 'CELL']) {
        const some = own.filter((each) => each.conductedBy === conductedBy);
        expect(some.filter(({ concludedOn }) => concludedOn !== null).length).toBeGreaterThan(8);
        expect(some.filter(({ concludedOn }) => concludedOn === null).length).toBeGreaterThan(0);
      }
      expect(own.filter(({ organizationId, conductedBy }) => (conductedBy === 'CELL') === (organizationId === id))).toEqual([]);
    }
  });
});
