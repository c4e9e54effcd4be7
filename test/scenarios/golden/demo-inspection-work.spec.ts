import { CASE_COURSES, courseOf, missingSteps, nextDue, stepVerdict, type EnteredStep } from '../../../libs/inspection/src/case-course.rules.js';
import { outcomeVerdict } from '../../../libs/inspection/src/case-outcome.rules.js';
import { CASE_TABLES } from '../../../libs/inspection/src/case.stages.js';
import { bodyFindings, completionVerdict, dueDay, lineFindings, lineOfCaseFindings, periodFindings } from '../../../libs/inspection/src/programme.rules.js';
import { PROGRAMME_LINE } from '../../../libs/inspection/src/programme.stages.js';
import { receiveVerdict as receiveNotice, settleBy as settleNoticeBy, settleVerdict as settleNotice } from '../../../libs/inspection/src/state-notice.rules.js';
import { STATE_NOTICE } from '../../../libs/inspection/src/state-notice.stages.js';
import { levelsLeft, levelVerdict, receiveVerdict, settleBy, settleVerdict } from '../../../libs/complaints/src/complaint.rules.js';
import { COMPLAINT } from '../../../libs/complaints/src/complaint.stages.js';
import { concludeVerdict, letterVerdict, takeUpVerdict } from '../../../libs/denunciations/src/denunciation.rules.js';
import { DENUNCIATION } from '../../../libs/denunciations/src/denunciation.stages.js';
import { duesOwed, type DuesBasis } from '../../../libs/dues/src/dues.rules.js';
import { Temporal, type PlainDate } from '#kernel';
import { Regulations, type RuleBook } from '#regulations';
import { demoRows } from '../../setup/demo-rows.js';
import { Census, inForce } from '../../../prisma/demo/census.js';
import { FIGURES } from '../../../prisma/demo/figures.js';
import { CALENDAR } from '../../../prisma/demo/holidays.js';
import { grouped } from '../../../prisma/demo/records.js';
import type { WorkflowLogRow } from '../../../prisma/demo/rows.js';

const runs = [
  { seed: 20_250_701, referenceDate: '2026-11-21' },
  { seed: 2, referenceDate: '2027-06-30' },
];
const INVENTED = /^Chi bộ (bản|tổ dân phố|tiểu khu) /;
const BASES: readonly (readonly [DuesBasis, readonly number[]])[] = [
  ['PENSION', [4_200_000, 5_000_000, 5_800_000, 7_100_000]],
  ['INSURED_WAGE', [6_500_000, 7_800_000, 9_200_000, 11_400_000]],
  ['MINIMUM_WAGE_OF_WORKING_AGE', [3_700_000]],
];

describe.each(runs)('what the inspection committees and cells keep besides, of seed $seed on $referenceDate', ({ seed, referenceDate }) => {
  const rows = demoRows({ seed, referenceDate });
  const census = new Census(rows);
  const today = day(referenceDate);
  const regulations = Regulations.load();
  const book = (on: string): RuleBook => regulations.on(day(on), { values: [], calendar: CALENDAR });
  const items = new Map(rows.workflowItem.map((each) => [each.id, each]));
  const logs = grouped(rows.workflowLog, ({ itemId }) => itemId);
  const cases = new Map(rows.inspectionCase.map((each) => [each.id, each]));
  const subjects = grouped(rows.inspectionCaseSubject, ({ caseId }) => caseId);
  const kindOf = (organizationId: string, on: string): string => rows.organizationPeriod.find((each) => each.organizationId === organizationId && inForce(each, on))?.kind ?? '';
  const wardOf = (organizationId: string): ReadonlySet<string> => census.subtree(organizationId, referenceDate);
  const log = (id: string): readonly WorkflowLogRow[] => logs.get(id) ?? [];
  const onlyInvented = (memberIds: readonly (string | null)[]): string[] => {
    const stays = rows.membership.filter(({ memberId }) => memberIds.includes(memberId)).map(({ organizationId }) => organizationId);
    return rows.organizationPeriod.filter(({ organizationId, name }) => stays.includes(organizationId) && !INVENTED.test(name)).map(({ name }) => name);
  };

  /** The log of a record takes the actions of its table from where they may be taken, with what each requires. */
  function follows(id: string, table: { readonly actions: Readonly<Record<string, { readonly from: readonly string[]; readonly to?: string; readonly requires: readonly string[] }>> }): void {
    const [first, ...steps] = log(id);
    expect([first?.fromStage, items.get(id)?.version, items.get(id)?.stage]).toEqual([null, log(id).length, log(id).at(-1)?.toStage]);
    for (const step of steps) {
      const action = table.actions[step.action];
      expect([step.action, action?.from.includes(step.fromStage ?? ''), step.toStage]).toEqual([step.action, true, action?.to ?? step.fromStage]);
      for (const entry of action?.requires ?? []) expect([step.action, entry, step[entry as 'remark' | 'decidedOn' | 'decisionNumber'] ?? null]).not.toEqual([step.action, entry, null]);
    }
    expect(log(id).filter(({ at, decidedOn }) => at.slice(0, 10) > referenceDate || (decidedOn ?? '') > referenceDate)).toEqual([]);
  }

  it('plan what a programme may plan, and do what its cases did', () => {
    for (const programme of rows.inspectionProgramme) {
      const { id, organizationId, body, year, decidedOn } = programme;
      const period = { year, periodFrom: day(programme.periodFrom), periodThrough: day(programme.periodThrough) };
      expect(bodyFindings(['CELL', 'BASE_CELL'].includes(kindOf(organizationId, decidedOn)), body)).toEqual([]);
      expect(periodFindings(period, day(decidedOn), today)).toEqual([]);
      const personIds = new Set(rows.person.map((each) => each.id));
      const ground = { organizationIds: census.subtree(organizationId, decidedOn), personOfMember: new Map<string, string>(), personIds, relatives: new Set<string>(), actorRelatives: new Set<string>(), actorPersonId: null };
      for (const line of rows.programmeLine.filter(({ programmeId }) => programmeId === id)) {
        follows(line.id, PROGRAMME_LINE);
        const planned = { kind: line.kind, organizationId: line.subjectOrganizationId, group: line.subjectGroup, leadId: line.leadId, quarter: line.quarter };
        expect(lineFindings(planned, period, ground, [])).toEqual([]);
        const own = rows.inspectionCase.filter(({ programmeLineId }) => programmeLineId === line.id);
        for (const each of own) {
          expect(lineOfCaseFindings({ kind: each.kind, conductor: each.conductedBy, organizationId: each.organizationId }, { kind: line.kind, body, organizationId, closedOn: null })).toEqual([]);
          expect(each.decidedOn >= decidedOn && each.decidedOn <= (line.closedOn ?? referenceDate)).toBe(true);
        }
        const { stage, dueOn } = items.get(line.id) ?? {};
        expect([stage, dueOn]).toEqual([stage, line.closedOn === null ? dueDay(line, period).toString() : null]);
        if (line.doneOn === null) continue;
        const startedOn = log(line.id).find(({ action }) => action === 'START')?.decidedOn ?? null;
        const openCases = own.filter(({ closedOn }) => closedOn === null || closedOn > (line.doneOn ?? '')).length;
        expect(completionVerdict({ decidedOn: day(line.doneOn), rounds: line.doneRounds, subjects: line.doneSubjects }, { periodFrom: programme.periodFrom, startedOn, openCases })).toMatchObject({ ok: true });
        expect([line.doneRounds, line.doneSubjects]).toEqual([own.length, own.flatMap((each) => subjects.get(each.id) ?? []).length]);
      }
    }
    const once = rows.inspectionProgramme.map(({ organizationId, body, year }) => `${organizationId} ${body} ${year ?? 'term'}`);
    expect(new Set(once).size).toBe(once.length);
  });

  it('enter every step of a case as its kind has them, each before what rests on it, and wait for the next', () => {
    const plans = new Set(rows.caseStepEntry.filter(({ step }) => step === 'PLAN').map(({ caseId }) => caseId));
    expect(plans.size).toBeGreaterThan(40);
    for (const caseId of plans) {
      const found = cases.get(caseId);
      if (!found) throw new Error('A step is of a case.');
      const entries = rows.caseStepEntry.filter((each) => each.caseId === caseId);
      const planned = rows.casePlannedDay.filter((each) => each.caseId === caseId);
      follows(caseId, CASE_TABLES[found.kind]);
      const started = log(caseId).find(({ action }) => action === 'START')?.decidedOn;
      const dated = [['DECISION', found.decidedOn], ['TEAM', found.decidedOn], ['NOTICE', started], ['CONCLUSION', found.concludedOn], ...entries.map(({ step, doneOn }) => [step, doneOn])];
      const doneOn = Object.fromEntries(dated.filter(([, on]) => on != null)) as Record<string, string>;
      for (const { step, doneOn: on } of entries) {
        const days = step === 'PLAN' ? planned.map((each) => ({ step: each.step, dueOn: day(each.dueOn) })) : [];
        const open = rows.caseRecommendation.filter((each) => each.caseId === caseId && (each.doneOn === null || each.doneOn > on)).length;
        expect(stepVerdict({ step: step as EnteredStep, doneOn: day(on), days }, found.kind, CASE_TABLES[found.kind], open)).toMatchObject({ ok: true });
      }
      for (const { action, at, fromStage } of log(caseId)) {
        const before = Object.keys(doneOn).filter((step) => (doneOn[step] ?? '') <= at.slice(0, 10));
        expect([action, missingSteps(found.kind, action, new Set(before), { vi: fromStage ?? '', en: '' })]).toEqual([action, []]);
      }
      const progress = { kind: found.kind, doneOn, planned, concludeBy: found.dueOn };
      const { stage, dueOn } = items.get(caseId) ?? {};
      expect([stage, dueOn]).toEqual([stage, stage === 'ARCHIVED' ? null : (nextDue(progress)?.dueOn ?? null)]);
      expect(courseOf(progress).filter(({ step, doneOn: on }) => stage === 'ARCHIVED' && CASE_COURSES[found.kind].required.includes(step) && on === null)).toEqual([]);
    }
  });

  it('find and recommend after the conclusion, and nothing of whatever bears a real name', () => {
    for (const caseId of new Set(rows.caseRecommendation.map((each) => each.caseId))) {
      const { kind, concludedOn, organizationId = '' } = cases.get(caseId) ?? { kind: 'INSPECTION' as const, concludedOn: null };
      const own = subjects.get(caseId) ?? [];
      const findings = rows.caseFinding.filter((each) => each.caseId === caseId);
      const recommendations = rows.caseRecommendation.filter((each) => each.caseId === caseId);
      expect(outcomeVerdict({ findings, recommendations: recommendations.map((each) => ({ ...each, dueOn: day(each.dueOn) })) }, { kind, concludedOn }, new Set(own.map(({ id }) => id)))).toMatchObject({ ok: true });
      expect(recommendations.filter(({ doneOn, doneWith }) => (doneOn === null) !== (doneWith === null) || (doneOn !== null && doneOn < (concludedOn ?? '')))).toEqual([]);
      expect([organizationId, onlyInvented(own.map(({ memberId }) => memberId))]).toEqual([organizationId, []]);
      expect(own.flatMap((each) => each.organizationId ?? []).filter((id) => rows.organizationPeriod.some((each) => each.organizationId === id && !INVENTED.test(each.name)))).toEqual([]);
    }
  });

  it('take complaints in time, level by level, and settle them in time', () => {
    for (const complaint of rows.complaint) {
      follows(complaint.id, COMPLAINT);
      const measure = rows.disciplineCase.find(({ id }) => id === complaint.disciplineId);
      const previous = rows.complaint.find(({ id }) => id === complaint.previousId);
      if (measure?.decidedOn == null || measure.decidedBy === null) throw new Error('A complaint is against what was decided.');
      const settled = previous?.decidedOn == null ? null : { handledBy: previous.handledBy as 'INSPECTION_COMMITTEE', decidedOn: previous.decidedOn, isFinal: false };
      const complained = { against: 'MEASURE', decidedBy: measure.decidedBy, decidedOn: measure.decidedOn, announcedOn: measure.decidedOn, ended: null, pending: false, previous: settled } as const;
      const rules = book(complaint.receivedOn);
      expect(receiveVerdict(day(complaint.receivedOn), complained, rules, today)).toEqual({ ok: true, value: null, warnings: [] });
      expect(levelVerdict(complaint.handledBy as 'INSPECTION_COMMITTEE', levelsLeft(complained, rules), rules, 'MEASURE')).toMatchObject({ ok: true, warnings: [] });
      const last = settleBy(day(complaint.receivedOn), rules, 'MEASURE')?.toString() ?? null;
      expect([complaint.handledBy, items.get(complaint.id)?.dueOn]).toEqual([complaint.handledBy, complaint.closedOn === null ? last : null]);
      if (complaint.outcome === null || complaint.decidedOn === null) continue;
      expect(settleVerdict({ outcome: complaint.outcome, form: null, decidedOn: day(complaint.decidedOn) }, complaint.receivedOn, 'MEASURE', false)).toMatchObject({ ok: true });
      expect(complaint.decidedOn <= (last ?? '')).toBe(true);
    }
    expect(new Set(rows.complaint.map(({ handledBy }) => handledBy))).toEqual(new Set(['INSPECTION_COMMITTEE', 'STANDING_COMMITTEE']));
  });

  it('take up denunciations in cases on whom they are against, and keep the letter without a name', () => {
    for (const letter of rows.denunciation) {
      follows(letter.id, DENUNCIATION);
      const anonymous = letter.denouncer === null;
      expect(letterVerdict({ memberId: letter.memberId, accusedId: null, anonymous, hasDenouncer: !anonymous, receivedOn: day(letter.receivedOn) }, true, today)).toMatchObject({ ok: true });
      expect(onlyInvented([letter.memberId])).toEqual([]);
      expect((letter.takenUpOn === null) === (letter.caseId === null) && anonymous === (letter.caseId === null)).toBe(true);
      const found = cases.get(letter.caseId ?? '');
      if (!found || letter.takenUpOn === null) continue;
      const isOnAccused = (subjects.get(found.id) ?? []).some(({ memberId }) => memberId === letter.memberId);
      expect(takeUpVerdict(day(letter.takenUpOn), { receivedOn: letter.receivedOn, anonymous }, { isOnAccused, kind: found.kind }, book(letter.takenUpOn))).toEqual({ ok: true, value: null, warnings: [] });
      if (letter.concludedOn !== null) expect(concludeVerdict(day(letter.concludedOn), { takenUpOn: letter.takenUpOn, caseConcludedOn: found.concludedOn })).toMatchObject({ ok: true });
    }
    expect(rows.denunciation.filter(({ denouncer }) => denouncer !== null && !denouncer.name.includes('dữ liệu mẫu'))).toEqual([]);
  });

  it('receive the State’s notices once, and settle them within their days', () => {
    for (const notice of rows.stateNotice) {
      follows(notice.id, STATE_NOTICE);
      const { issuedOn, receivedOn, reason, closedOn } = notice;
      expect(receiveNotice({ ...notice, issuedOn: day(issuedOn), receivedOn: day(receivedOn), secrecy: 'ORDINARY' }, { isKnown: true, isOnRecord: false }, today)).toMatchObject({ ok: true });
      const last = settleNoticeBy(book(receivedOn))?.toString() ?? '';
      expect(items.get(notice.id)?.dueOn).toBe(closedOn === null ? last : null);
      expect((closedOn === null) === (reason === null) && (closedOn ?? '') <= last).toBe(true);
      if (closedOn !== null) expect(settleNotice({ isCaseOnMember: null, reason, decisionNumber: null }, 'ORDINARY')).toMatchObject({ ok: true });
      const stood = rows.membership.find((each) => each.memberId === notice.memberId && each.kind === 'PRIMARY' && inForce(each, receivedOn));
      expect(wardOf(notice.organizationId).has(stood?.organizationId ?? '')).toBe(true);
      expect(onlyInvented([notice.memberId])).toEqual([]);
    }
  });

  it('pay dues once a month where they belong, as the book of the month has it; somebody in each ward has fallen behind', () => {
    const seen = new Set<string>();
    for (const { memberId, organizationId, month, amountDong, paidOn } of rows.duesPayment) {
      expect(seen.has(`${memberId} ${month}`)).toBe(false);
      seen.add(`${memberId} ${month}`);
      expect(paidOn >= month && paidOn <= referenceDate && month.endsWith('-01')).toBe(true);
      const owed = BASES.flatMap(([basis, amounts]) =>
        amounts.map((amount) => duesOwed({ month: day(month), basis, amountDong: amount, status: 'FULL', seniorityYears: 10, officialCellId: organizationId, temporaryCellId: null }, book(month))),
      );
      expect(owed.flatMap((verdict) => (verdict.ok ? [verdict.value.owedDong] : []))).toContain(amountDong);
      expect(rows.membership.some((each) => each.memberId === memberId && each.organizationId === organizationId && inForce(each, month))).toBe(true);
    }
    const cells = new Set(rows.duesPayment.map(({ organizationId }) => organizationId));
    expect(cells.size).toBe(4);
    for (const { ward } of [FIGURES.mocChau, FIGURES.vanSon]) {
      const below = wardOf(census.organization(ward.nameVi));
      const own = rows.duesPayment.filter(({ organizationId }) => below.has(organizationId));
      const paid = (memberId: string, month: string): string | undefined => own.find((each) => each.memberId === memberId && each.month === month)?.paidOn;
      // Whoever paid for August stayed, and paid for September not at all or months later.
      const stayed = (id: string): boolean => rows.membership.some((each) => each.memberId === id && each.kind === 'PRIMARY' && cells.has(each.organizationId) && inForce(each, '2026-08-01') && inForce(each, '2026-09-30'));
      const isGuest = (id: string): boolean => rows.membership.some((each) => each.memberId === id && each.kind === 'TEMPORARY');
      const isOld = (id: string): boolean => rows.member.some((each) => each.id === id && each.admissionDecidedOn <= '1976-09-01');
      const members = new Set(own.map(({ memberId }) => memberId).filter((id) => !isGuest(id) && !isOld(id) && stayed(id)));
      const behind = [...members].filter((id) => paid(id, '2026-08-01') !== undefined && (paid(id, '2026-09-01') ?? '2027') > '2026-12-01');
      expect([ward.nameVi, behind.length]).toEqual([ward.nameVi, 1]);
    }
  });
});

describe('the work of the inspection committees on 21 November 2026', () => {
  const rows = demoRows({ seed: 20_250_701, referenceDate: '2026-11-21' });
  const census = new Census(rows);
  const items = new Map(rows.workflowItem.map((each) => [each.id, each]));
  const stages = (ids: readonly { readonly id: string }[]): Set<string> => new Set(ids.map(({ id }) => items.get(id)?.stage ?? ''));

  it.each([FIGURES.mocChau.ward.nameVi, FIGURES.vanSon.ward.nameVi])('of %s is done, under way, planned, dropped and overdue', (nameVi) => {
    const ward = census.organization(nameVi);
    const below = census.subtree(ward, '2026-11-21');
    const programmes = rows.inspectionProgramme.filter(({ organizationId }) => below.has(organizationId));
    const ids = new Set(programmes.map(({ id }) => id));
    expect(programmes.map(({ body, year }) => `${body} ${year ?? 'term'}`).sort()).toEqual([
      'CELL 2026', 'CELL 2026', 'CELL 2026', 'INSPECTION_COMMITTEE 2025', 'INSPECTION_COMMITTEE 2026', 'INSPECTION_COMMITTEE term', 'PARTY_COMMITTEE term', 'STANDING_COMMITTEE 2026',
    ]);
    expect(stages(rows.programmeLine.filter(({ programmeId }) => ids.has(programmeId)))).toEqual(new Set(['DONE', 'UNDER_WAY', 'PLANNED', 'DROPPED']));
    expect(stages(rows.complaint.filter(({ organizationId }) => organizationId === ward))).toEqual(new Set(['SETTLED', 'AWAITING_STANDING_COMMITTEE']));
    expect(stages(rows.denunciation.filter(({ organizationId }) => organizationId === ward))).toEqual(new Set(['CONCLUDED', 'UNDER_WAY', 'KEPT']));
    expect(stages(rows.stateNotice.filter(({ organizationId }) => organizationId === ward))).toEqual(new Set(['FILED', 'RECEIVED']));
    const own = new Set(rows.inspectionCase.filter(({ organizationId }) => below.has(organizationId)).map(({ id }) => id));
    expect(rows.caseRecommendation.filter(({ caseId, doneOn, dueOn }) => own.has(caseId) && doneOn === null && dueOn < '2026-11-21').length).toBeGreaterThan(0);
    const open = rows.inspectionCase.filter(({ id, closedOn }) => own.has(id) && closedOn === null);
    expect(open.filter(({ id }) => items.get(id)?.stage === 'UNDER_WAY').length).toBeGreaterThan(0);
  });
});

function day(text: string): PlainDate {
  return Temporal.PlainDate.from(text);
}
