import { demoRows } from '../../test/setup/demo-rows.js';
import { Census, inForce } from './census.js';
import { addMonths } from './days.js';
import { FIGURES } from './figures.js';
import { grouped } from './records.js';

const runs = [
  { seed: 1, referenceDate: '2025-08-01' },
  { seed: 20_250_701, referenceDate: '2026-11-21' },
  { seed: 2, referenceDate: '2027-06-30' },
];
const NEVER = '9999-12-31';
const TERM = ['2020-07-01', FIGURES.mocChau.predecessorsAsOf] as const;

describe.each(runs)('the admissions of seed $seed on $referenceDate', (settings) => {
  const rows = demoRows(settings);
  const census = new Census(rows);
  const items = new Map(rows.workflowItem.map((each) => [each.id, each]));
  const logs = grouped(rows.workflowLog, ({ itemId }) => itemId);
  const introducers = grouped(rows.admissionIntroducer, ({ admissionId }) => admissionId);
  const overridden = new Set(rows.ruleOverride.map(({ itemId }) => itemId));
  const stays = grouped(rows.membership, ({ memberId }) => memberId);

  it.each(FIGURES.mocChau.predecessors)('of $nameVi sum to its printed figures', ({ nameVi, admitted, recognizedAsFullMembers }) => {
    const cells = new Set(census.children(census.organization(nameVi), FIGURES.mocChau.predecessorsAsOf).map(({ organizationId }) => organizationId));
    const within = (day: string | null): boolean => day !== null && day >= TERM[0] && day <= TERM[1];
    const own = rows.admission.filter(({ organizationId }) => cells.has(organizationId));
    expect(own.filter(({ decidedOn }) => within(decidedOn))).toHaveLength(admitted);
    if (typeof recognizedAsFullMembers === 'number') expect(own.filter(({ recognizedOn }) => within(recognizedOn))).toHaveLength(recognizedAsFullMembers);
  });

  it('are those of every member whose first membership begins with a decision of the term or later', () => {
    const expected = rows.member.filter(({ id, admissionDecidedOn: on }) => on >= TERM[0] && stays.get(id)?.some(({ kind, validFrom }) => kind === 'PRIMARY' && validFrom === on));
    expect(rows.admission.flatMap(({ memberId }) => memberId ?? []).sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const { memberId, personId, organizationId, decidedOn, ceremonyOn, recognizedOn, synthetic } of rows.admission) {
      expect(synthetic).toBe(true);
      if (memberId === null) continue;
      const member = census.member(memberId);
      expect({ personId, decidedOn, ceremonyOn, recognizedOn }).toEqual({ personId: member.personId, decidedOn: member.admissionDecidedOn, ceremonyOn: member.admissionCeremonyOn, recognizedOn: member.recognizedOn });
      expect(stays.get(memberId)?.find(({ validFrom }) => validFrom === decidedOn)?.organizationId).toBe(organizationId);
    }
  });

  it('keep their days in order, none of them to come, and stand where their days have brought them', () => {
    const wrong = rows.admission.filter((each) => {
      const days = [each.courseCertificateOn, each.appliedOn, each.votedOn, each.decidedOn, each.ceremonyOn, each.reviewVotedOn, each.recognitionDecidedOn].filter((day) => day !== null);
      const { stage, version } = items.get(each.id) ?? {};
      const taken = ['PREPARING', 'AWAITING_DECISION', 'AWAITING_CEREMONY', 'PROBATION', 'AWAITING_RECOGNITION', 'RECOGNIZED'][days.length - 2];
      const inOrder = days.every((day, index) => day <= settings.referenceDate && day >= (days[index - 1] ?? ''));
      return !inOrder || taken !== stage || version !== days.length - 1 || (each.closedOn !== null) !== (stage === 'RECOGNIZED') || (each.memberId === null) !== (each.ceremonyOn === null);
    });
    expect(wrong).toEqual([]);
    for (const { id } of rows.admission) {
      const log = logs.get(id) ?? [];
      expect(log.map(({ fromStage }) => fromStage)).toEqual(['PREPARING', ...log.map(({ toStage }) => toStage)].slice(0, log.length));
      expect(log.at(-1)?.toStage ?? 'PREPARING').toBe(items.get(id)?.stage);
      expect(log.filter(({ at }) => at.slice(0, 10) > settings.referenceDate)).toEqual([]);
    }
  });

  it('are due within thirty working days of the decision or the end of probation, by the rules of the day', () => {
    for (const { id, decidedOn, ceremonyOn } of rows.admission) {
      const { stage, dueOn } = items.get(id) ?? {};
      const from = stage === 'AWAITING_CEREMONY' ? decidedOn : stage === 'PROBATION' && ceremonyOn !== null ? addMonths(ceremonyOn, 12) : null;
      const known = (stage === 'PROBATION' ? ceremonyOn : decidedOn) ?? '';
      // Thirty working days are six weeks; they begin on the Monday after a weekend.
      if (from === null || known < '2025-05-26') expect(dueOn).toBeNull();
      else expect([40, 41, 42]).toContain((Date.parse(dueOn ?? '') - Date.parse(from)) / 86_400_000);
    }
  });

  it('are introduced by two full members who were in the cell for a year, unless the cell was too young for that', () => {
    for (const { id, organizationId, appliedOn, votedOn, decidedOn } of rows.admission) {
      const own = introducers.get(id) ?? [];
      expect(own.map(({ place }) => place)).toEqual([1, 2]);
      expect(new Set(own.map(({ memberId }) => memberId)).size).toBe(2);
      for (const { memberId, organizationName, guidedSince } of own) {
        if (memberId === null || guidedSince === null) {
          expect([organizationName?.slice(0, 15), guidedSince]).toEqual(['Đoàn Thanh niên', null]);
          expect(rows.organization.find((each) => each.id === organizationId)?.foundedOn).toMatch(/^202[56]/);
          continue;
        }
        for (const day of [appliedOn, votedOn, decidedOn].filter((each) => each !== null)) {
          expect(stays.get(memberId)?.some((each) => each.organizationId === organizationId && each.kind === 'PRIMARY' && inForce(each, day) && each.validFrom <= guidedSince)).toBe(true);
        }
        expect((census.member(memberId).recognizedOn ?? NEVER) <= appliedOn).toBe(true);
        if (votedOn !== null) expect(addMonths(guidedSince, 12) <= votedOn).toBe(!overridden.has(id));
      }
    }
  });

  it('are carried by two thirds of those who count, at the first vote and at the review', () => {
    for (const { id, organizationId, personId } of rows.admission) {
      for (const { action, decidedOn, votesFor, votesAgainst, votesAbsent } of logs.get(id) ?? []) {
        if (action !== 'VOTE' && action !== 'REVIEW_VOTE') {
          expect([votesFor, votesAgainst, votesAbsent]).toEqual([null, null, null]);
          continue;
        }
        const day = decidedOn ?? NEVER;
        const counting = census.memberships(organizationId, day).filter(({ memberId }) => {
          const away = stays.get(memberId)?.some((each) => each.kind === 'TEMPORARY' && inForce(each, day));
          const excused = rows.memberOverlay.some((each) => each.memberId === memberId && inForce(each, day));
          const { recognizedOn, personId: own } = census.member(memberId);
          return !away && !excused && own !== personId && (recognizedOn ?? NEVER) <= day;
        });
        expect((votesFor ?? 0) + (votesAgainst ?? 0) + (votesAbsent ?? 0)).toBe(counting.length);
        expect((votesFor ?? 0) * 3).toBeGreaterThanOrEqual(counting.length * 2);
      }
    }
  });
});

describe('the candidates of the demo on 21 November 2026', () => {
  const rows = demoRows({ seed: 20_250_701, referenceDate: '2026-11-21' });
  const later = demoRows({ seed: 20_250_701, referenceDate: '2027-06-30' });
  const census = new Census(rows);
  const running = rows.admission.filter(({ memberId }) => memberId === null);

  it('wait at every step before the ceremony in both wards, none of them in Nà Sương', () => {
    const stages = new Map(rows.workflowItem.map(({ id, stage }) => [id, stage]));
    for (const { ward } of [FIGURES.mocChau, FIGURES.vanSon]) {
      const cells = census.subtree(census.organization(ward.nameVi), '2026-11-21');
      const own = running.filter(({ organizationId }) => cells.has(organizationId)).map(({ id }) => stages.get(id));
      expect(new Set(own)).toEqual(new Set(['PREPARING', 'AWAITING_DECISION', 'AWAITING_CEREMONY']));
    }
    expect(running.filter(({ organizationId }) => organizationId === census.organization('Chi bộ bản Nà Sương'))).toEqual([]);
  });

  it('are no members yet, and become members later', () => {
    const members = new Set(rows.member.map(({ personId }) => personId));
    expect(running.filter(({ personId }) => members.has(personId))).toEqual([]);
    const identity = ({ fullName, birthOn }: { fullName: string; birthOn: string }): string => `${fullName} ${birthOn}`;
    const people = new Map(later.person.map((each) => [each.id, each]));
    const admitted = new Set(later.member.map(({ personId }) => people.get(personId)).map((person) => (person ? identity(person) : '')));
    expect(running.map(({ personId }) => identity(census.person(personId))).filter((each) => !admitted.has(each))).toEqual([]);
  });
});
