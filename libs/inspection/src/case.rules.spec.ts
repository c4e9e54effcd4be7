import fc from 'fast-check';
import { parsePlainDate, type PlainDate } from '#kernel';
import { Regulations } from '#regulations';
import { transition, type Entries } from '#workflow';
import { logVerdict, sinceDecision, sinceLatestStep, type CaseGround, type CaseToLog } from './case.rules.js';
import { CASE_TABLES, type CaseAction, type CaseStage } from './case.stages.js';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return date;
}

const TODAY = day('2026-11-21');
const book = Regulations.load().on(TODAY);
const ground: CaseGround = {
  conductor: 'INSPECTION_COMMITTEE',
  today: TODAY,
  organizationIds: new Set(['cell']),
  personOfMember: new Map([['member', 'person'], ['leader', 'leader-person']]),
  personIds: new Set(['one', 'two', 'person', 'cell-secretary']),
  subjectOfficers: new Set(['cell-secretary']),
  relatives: new Set(),
  actorRelatives: new Set(),
  managedAbove: new Set(['leader']),
  actorPersonId: 'one',
  actorOrganizations: new Set(),
  actorLeads: false,
};
const fine: CaseToLog = {
  kind: 'VIOLATION_SIGNS_INSPECTION',
  decidedOn: day('2026-11-20'),
  subjects: [{ memberId: 'member' }, { organizationId: 'cell' }],
  team: [{ personId: 'one', isLead: true }, { personId: 'two', isLead: false }],
};
const codes = (change: Partial<CaseToLog> = {}, on: Partial<CaseGround> = {}, rules = book) => {
  const verdict = logVerdict({ ...fine, ...change }, { ...ground, ...on }, rules);
  return { refusals: verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code), warnings: verdict.warnings.map(({ refusal }) => refusal.code) };
};
const allowed = { refusals: [], warnings: [] };

describe('logging a case', () => {
  it('allows a right one, on its last possible days', () => {
    expect(codes()).toEqual(allowed);
    expect(codes({ decidedOn: TODAY, dueOn: TODAY, periodFrom: TODAY, periodThrough: TODAY })).toEqual(allowed);
  });

  it.each([
    [{ decidedOn: day('2026-11-22') }, 'CASE_DATE_IN_FUTURE'],
    [{ dueOn: day('2026-11-19') }, 'DATES_OUT_OF_ORDER'],
    [{ periodFrom: TODAY, periodThrough: day('2026-11-20') }, 'DATES_OUT_OF_ORDER'],
    [{ subjects: [{}] }, 'SUBJECT_NOT_ONE'],
    [{ subjects: [{ memberId: 'member', organizationId: 'cell' }] }, 'SUBJECT_NOT_ONE'],
    [{ subjects: [{ memberId: 'member' }, { memberId: 'member' }] }, 'SUBJECT_TWICE'],
    [{ subjects: [{ memberId: 'cell' }] }, 'SUBJECT_UNKNOWN'],
    [{ subjects: [{ organizationId: 'member' }] }, 'SUBJECT_UNKNOWN'],
    [{ team: [{ personId: 'one', isLead: true }, { personId: 'one', isLead: false }] }, 'TEAM_TWICE'],
    [{ team: [{ personId: 'one', isLead: false }] }, 'TEAM_LEAD_NOT_ONE'],
    [{ team: [{ personId: 'one', isLead: true }, { personId: 'two', isLead: true }] }, 'TEAM_LEAD_NOT_ONE'],
    [{ team: [{ personId: 'one', isLead: true }, { personId: 'nobody', isLead: false }] }, 'TEAM_UNKNOWN'],
    [{ team: [{ personId: 'one', isLead: true }, { personId: 'person', isLead: false }] }, 'TEAM_IS_SUBJECT'],
    [{ team: [{ personId: 'one', isLead: true }, { personId: 'cell-secretary', isLead: false }] }, 'TEAM_IS_SUBJECT'],
    [{ team: [{ personId: 'two', isLead: true }] }, 'LOGGED_BY_OUTSIDER'],
  ] as const)('%j: %s', (change, code) => {
    expect(codes(change)).toEqual({ refusals: [code], warnings: [] });
  });

  it('is not for a subject; an officer need not be on the team', () => {
    expect(codes({}, { actorPersonId: 'person', actorLeads: true }).refusals).toEqual(['SUBJECT_IS_SELF']);
    expect(codes({ team: [{ personId: 'two', isLead: true }] }, { actorLeads: true })).toEqual(allowed);
  });

  it('is neither logged by a declared relative of a subject, nor of one’s own organisation, nor given to a relative', () => {
    expect(codes({}, { actorRelatives: new Set(['person']) }).refusals).toEqual(['CONFLICT_OF_INTEREST']);
    expect(codes({}, { relatives: new Set(['two']) }).refusals).toEqual(['CONFLICT_OF_INTEREST']);
    expect(codes({}, { actorOrganizations: new Set(['cell']) }).refusals).toEqual(['CONFLICT_OF_INTEREST']);
    expect(codes({}, { actorRelatives: new Set(['somebody else']), relatives: new Set(['somebody else']) })).toEqual(allowed);
  });

  it('warns a cell, and nobody else, of signs of violation on whom a committee above manages; not before the rule was in force', () => {
    const onLeader = { subjects: [{ memberId: 'leader' }] };
    expect(codes(onLeader, { conductor: 'CELL' })).toEqual({ refusals: [], warnings: ['CELL_CHECKS_MANAGED_ABOVE'] });
    expect(codes({ ...onLeader, kind: 'INSPECTION' }, { conductor: 'CELL' })).toEqual(allowed);
    expect(codes(onLeader)).toEqual(allowed);
    expect(codes(onLeader, { conductor: 'CELL' }, Regulations.load().on(day('2026-04-10')))).toEqual(allowed);
  });

  it('whatever is given, what it allows has one lead, no subject on the team, and a reader who logs it', () => {
    const persons = fc.constantFrom('one', 'two', 'person', 'leader-person', 'nobody');
    const subject = fc.record({ memberId: fc.option(fc.constantFrom('member', 'leader', 'other')), organizationId: fc.option(fc.constantFrom('cell', 'elsewhere')) });
    const team = fc.array(fc.record({ personId: persons, isLead: fc.boolean() }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(subject, { minLength: 1, maxLength: 3 }), team, persons, fc.boolean(), (subjects, team, actorPersonId, actorLeads) => {
        if (!logVerdict({ ...fine, subjects, team }, { ...ground, actorPersonId, actorLeads }, book).ok) return;
        const subjectPersons = subjects.map(({ memberId }) => (memberId === null ? null : ground.personOfMember.get(memberId)));
        expect(team.filter(({ isLead }) => isLead)).toHaveLength(1);
        expect(team.every(({ personId }) => ground.personIds.has(personId) && !subjectPersons.includes(personId))).toBe(true);
        expect(subjectPersons).not.toContain(actorPersonId);
        expect(actorLeads || team.some(({ personId }) => personId === actorPersonId)).toBe(true);
      }),
    );
  });
});

describe('the way of a case', () => {
  const entries: Entries = { decisionNumber: '1', decidedOn: TODAY, remark: 'lý do' };
  const actions: readonly CaseAction[] = ['START', 'REPORT', 'RETURN', 'CONCLUDE', 'DROP', 'PLAN', 'MEETING', 'ANNOUNCEMENT', 'ARCHIVE'];

  it.each(Object.values(CASE_TABLES))('$en: whatever is tried, it is concluded only after a report, announced and archived only after that, and then it is over', (table) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...actions), { maxLength: 12 }), (tried) => {
        const way: CaseStage[] = [table.initial];
        for (const action of tried) {
          const stage = way.at(-1) ?? table.initial;
          const verdict = transition(table, action, { stage, version: 1 }, entries, TODAY);
          if (verdict.ok) way.push(verdict.value.to);
        }
        const end = way.findIndex((stage) => stage === 'ARCHIVED' || stage === 'DROPPED');
        if (end >= 0) expect(end).toBe(way.length - 1);
        const concluded = way.indexOf('CONCLUDED');
        if (concluded >= 0) expect(way[concluded - 1]).toBe('REPORTED');
        if (way.includes('ANNOUNCED') || way.includes('ARCHIVED')) expect(concluded).toBeGreaterThan(0);
        if (concluded >= 0) expect(way).not.toContain('DROPPED');
      }),
    );
  });

  it('has no step on a day before its decision', () => {
    expect(sinceDecision('2026-11-20', day('2026-11-20'), 'decidedOn')).toEqual([]);
    expect(sinceDecision('2026-11-20', null, 'decidedOn')).toEqual([]);
    expect(sinceDecision('2026-11-20', day('2026-11-19'), 'decidedOn')).toMatchObject([{ params: { decidedOn: '2026-11-20' }, path: ['input', 'decidedOn'] }]);
  });

  it('has no step on a day before the latest that is on record', () => {
    expect(sinceLatestStep(null, TODAY, 'concludedOn')).toEqual([]);
    expect(sinceLatestStep('2026-11-20', null, 'concludedOn')).toEqual([]);
    expect(sinceLatestStep('2026-11-20', day('2026-11-20'), 'concludedOn')).toEqual([]);
    expect(sinceLatestStep('2026-11-20', day('2026-11-19'), 'concludedOn')).toMatchObject([
      { params: { day: '2026-11-19', latestOn: '2026-11-20' }, path: ['input', 'concludedOn'] },
    ]);
  });
});
