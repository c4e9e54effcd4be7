import fc from 'fast-check';
import pg from 'pg';
import { parsePlainDate, type PlainDate, type Verdict } from '#kernel';
import { Regulations, type DecidingBody, type DisciplineForm, type DisciplineLevel, type DisciplineSubject } from '#regulations';
import { transition, type Entries } from '#workflow';
import { all, cellAskedVerdict, entitledAnewVerdict, entitledVerdict, formVerdict, isOnlyProposed, proposeVerdict } from '../../../libs/discipline/src/discipline.rules.js';
import { DISCIPLINE, type DisciplineAction, type DisciplineStage } from '../../../libs/discipline/src/discipline.stages.js';
import { reviseVerdict, type RevisionKind } from '../../../libs/discipline/src/effect.rules.js';
import { demoDatabase, type TestDatabase } from '../../setup/database.js';

const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;
const LEGAL_RUNS = FULL ? 20_000 : 500;
const ANNULLED_RUNS = FULL ? 1_000 : 40;
const TIMEOUT = 300_000;
const TODAY = day('2026-11-21');
const book = Regulations.load().on(TODAY);
const FORMS = ['REPRIMAND', 'WARNING', 'REMOVAL_FROM_OFFICE', 'EXPULSION', 'DISSOLUTION'] as const;
const BODIES = ['CELL', 'INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE', 'SUPERIOR'] as const;
const COMMITTEES: readonly DecidingBody[] = ['INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE'];
const LEVELS: Readonly<Record<DisciplineSubject, readonly DisciplineLevel[]>> = {
  FULL_MEMBER: ['NO_POST', 'POST_BELOW_WARD', 'POST_OF_WARD'],
  PROBATIONARY_MEMBER: ['NO_POST'],
  ORGANIZATION: ['UNDER_WARD', 'BELOW_BASE'],
};

interface Subject {
  readonly subject: DisciplineSubject;
  readonly level: DisciplineLevel;
  readonly inAssignedTask: boolean;
}

/** Who may decide what on whom, in words of its own. */
function mayDecide({ subject, level, inAssignedTask }: Subject, form: DisciplineForm): readonly DecidingBody[] {
  const mild = form === 'REPRIMAND' || form === 'WARNING';
  if (subject === 'ORGANIZATION') {
    if (mild) return COMMITTEES;
    if (form !== 'DISSOLUTION') return [];
    return level === 'BELOW_BASE' ? ['STANDING_COMMITTEE', 'PARTY_COMMITTEE'] : ['SUPERIOR'];
  }
  if (mild) return inAssignedTask ? COMMITTEES : ['CELL'];
  if (subject === 'PROBATIONARY_MEMBER' || form === 'DISSOLUTION') return [];
  if (level === 'POST_OF_WARD') return ['SUPERIOR'];
  return form === 'REMOVAL_FROM_OFFICE' && level === 'NO_POST' ? [] : COMMITTEES;
}

interface Measure {
  readonly violation: number;
  stage: DisciplineStage;
  /** The form that the cell proposed last. */
  cellVoted: DisciplineForm | null;
  forms: DisciplineForm[];
  decidedBy: DecidingBody | null;
  /** Every form it was given, with who gave it. */
  readonly given: { readonly form: DisciplineForm; readonly by: DecidingBody; readonly anew: boolean }[];
  ended: 'ANNULLED' | 'LIFTED' | null;
}

/** One thing that somebody tries. */
interface Attempt {
  readonly action: DisciplineAction | 'PROPOSE' | RevisionKind;
  readonly violation: number;
  readonly form: DisciplineForm;
  readonly by: DecidingBody;
}

const BEFORE: Partial<Record<DisciplineStage, DecidingBody>> = {
  AWAITING_INSPECTION_COMMITTEE: 'INSPECTION_COMMITTEE',
  AWAITING_STANDING_COMMITTEE: 'STANDING_COMMITTEE',
  AWAITING_PARTY_COMMITTEE: 'PARTY_COMMITTEE',
  AWAITING_SUPERIOR: 'SUPERIOR',
};
const ENTRIES: Entries = { decisionNumber: '1', decidedOn: TODAY, remark: 'lý do', votes: { votesFor: 9, votesAgainst: 0, votesAbsent: 0 } };
/** Legal: nothing refuses it, and no warning has to be overridden. */
const isLegal = (verdict: Verdict<unknown>): boolean => verdict.ok && verdict.warnings.length === 0;

/** Measures on one subject, taken along by whatever the rules let pass. */
class Course {
  readonly measures: Measure[] = [];

  constructor(private readonly subject: Subject) {}

  attempt({ action, violation, form, by }: Attempt): void {
    const measure = this.measures.findLast((each) => each.violation === violation);
    if (action === 'PROPOSE') this.propose(violation);
    else if (!measure) return;
    else if (action === 'CORRECTED' || action === 'ANNULLED' || action === 'LIFTED') this.revise(measure, action, form, by);
    else this.step(measure, action, form);
  }

  private propose(violation: number): void {
    const isOrganization = this.subject.subject === 'ORGANIZATION';
    const hasMeasure = this.measures.some((each) => each.violation === violation && each.stage !== 'DROPPED' && each.ended !== 'ANNULLED');
    const whom = { memberId: isOrganization ? null : 'm', organizationId: isOrganization ? 'o' : null, cellId: isOrganization ? null : 'c' };
    const proposal = { proposedOn: TODAY, today: TODAY, concludedOn: '2026-11-20', violatedOn: day('2026-06-01'), isSupervision: false, isSubject: true, hasMeasure, ...whom };
    if (isLegal(proposeVerdict(proposal))) this.measures.push({ violation, stage: 'PREPARING', cellVoted: null, forms: [], decidedBy: null, given: [], ended: null });
  }

  private step(measure: Measure, tried: DisciplineAction, form: DisciplineForm): void {
    // The form decides whether the cell's vote is a decision or a proposal.
    const action = tried === 'VOTE' && isOnlyProposed(form, book) ? 'PROPOSE_FORM' : tried;
    const moved: Verdict<{ readonly to: DisciplineStage }> = transition(DISCIPLINE, action, { stage: measure.stage, version: 1 }, ENTRIES, TODAY);
    if (!moved.ok) return;
    const by = action === 'VOTE' ? 'CELL' : action === 'DECIDE' ? BEFORE[measure.stage] : undefined;
    if (by !== undefined) {
      const asked = cellAskedVerdict(form, measure.cellVoted && { form: measure.cellVoted, votedOn: '2026-11-20', carried: true }, book);
      const ofCell = by === 'CELL' || this.subject.subject === 'ORGANIZATION' ? [] : [asked];
      if (!isLegal(all(formVerdict(form, this.subject, book), entitledVerdict(by, { ...this.subject, form }, book), ...ofCell))) return;
      measure.forms.push(form);
      measure.given.push({ form, by, anew: false });
      measure.decidedBy = by;
    }
    if (action === 'PROPOSE_FORM' && isLegal(formVerdict(form, this.subject, book))) measure.cellVoted = form;
    measure.stage = moved.value.to;
  }

  private revise(measure: Measure, kind: RevisionKind, form: DisciplineForm, by: DecidingBody): void {
    const given = kind === 'CORRECTED' ? form : null;
    const standing = { form: measure.forms.at(-1) ?? null, decidedBy: measure.decidedBy, latestOn: measure.decidedBy && '2026-11-21', ended: measure.ended, lastsThrough: null };
    const ofForm = given ? [formVerdict(given, this.subject, book), entitledAnewVerdict(by, { ...this.subject, form: given }, book)] : [];
    if (!isLegal(all(reviseVerdict({ kind, form: given, by, decidedOn: TODAY }, standing, TODAY), ...ofForm))) return;
    if (given) {
      measure.forms.splice(-1, 1, given);
      measure.given.push({ form: given, by, anew: true });
    } else measure.ended = kind === 'LIFTED' ? 'LIFTED' : 'ANNULLED';
  }
}

const subjects: fc.Arbitrary<Subject> = fc
  .constantFrom<DisciplineSubject>('FULL_MEMBER', 'PROBATIONARY_MEMBER', 'ORGANIZATION')
  .chain((subject) => fc.record({ subject: fc.constant(subject), level: fc.constantFrom(...LEVELS[subject]), inAssignedTask: fc.boolean() }));
const actions = [...(Object.keys(DISCIPLINE.actions) as DisciplineAction[]), 'PROPOSE', 'PROPOSE', 'VOTE', 'DECIDE', 'CORRECTED', 'ANNULLED', 'LIFTED'] as const;
const attempts: fc.Arbitrary<Attempt> = fc.record({ action: fc.constantFrom(...actions), violation: fc.nat({ max: 1 }), form: fc.constantFrom(...FORMS), by: fc.constantFrom(...BODIES) });

it('no sequence of legal operations gives two forms for one violation, or a form the body could not decide', () => {
  let decided = 0;
  fc.assert(
    fc.property(subjects, fc.array(attempts, { minLength: 10, maxLength: 60 }), (subject, tried) => {
      const course = new Course(subject);
      for (const attempt of tried) {
        course.attempt(attempt);
        for (const violation of [0, 1]) {
          const standing = course.measures.filter((each) => each.violation === violation && each.forms.length > 0 && each.ended !== 'ANNULLED');
          expect(standing.length).toBeLessThanOrEqual(1);
          for (const { forms, given } of standing) {
            expect(forms).toHaveLength(1);
            // Anew, whoever stands above one that may decide it.
            for (const { form, by, anew } of given) expect(BODIES.slice(0, anew ? BODIES.indexOf(by) + 1 : undefined).filter((each) => anew || each === by).some((each) => mayDecide(subject, form).includes(each))).toBe(true);
          }
        }
      }
      decided += course.measures.filter(({ forms }) => forms.length > 0).length;
    }),
    { numRuns: LEGAL_RUNS },
  );
  // Of sequences that decide nothing, this would be true of any rules.
  expect(decided).toBeGreaterThan(LEGAL_RUNS / 50);
});

it.each(Object.entries(LEVELS).flatMap(([subject, levels]) => levels.flatMap((level) => [true, false].map((inAssignedTask) => ({ subject: subject as DisciplineSubject, level, inAssignedTask })))))(
  'a first decision on $subject, $level, is that of a body that may: $inAssignedTask',
  (subject) => {
    for (const form of FORMS) {
      const passing = BODIES.filter((by) => isLegal(all(formVerdict(form, subject, book), entitledVerdict(by, { ...subject, form }, book))));
      expect([form, passing]).toEqual([form, mayDecide(subject, form)]);
    }
  },
);

describe('annulling, in the database', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await demoDatabase();
    client = new pg.Client({ connectionString: database.superUrl });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const value = async (sql: string, values: readonly unknown[]): Promise<string> => ((await client.query<{ value: string }>(sql, [...values])).rows[0]?.value ?? '');
  /** What a decision may take from a member, but for the measures themselves. */
  const state = (member: string, except: readonly string[]): Promise<string> =>
    value(
      `SELECT jsonb_build_object(
         'posts', (SELECT jsonb_agg(jsonb_build_array(p.id, p.valid_from, p.valid_through) ORDER BY p.id) FROM post p JOIN member m ON m.person_id = p.person_id WHERE m.id = $1),
         'restrictions', (SELECT jsonb_agg(jsonb_build_array(r.id, r.form, r.valid_from, r.valid_through, r.stopped_by_id) ORDER BY r.id) FROM member_restriction r
           WHERE r.member_id = $1 AND r.revoked_at IS NULL AND r.discipline_id <> ALL ($2::uuid[])),
         'inForce', (SELECT count(*) FROM member_restriction r WHERE r.member_id = $1 AND r.revoked_at IS NULL AND r.discipline_id = ANY ($2::uuid[])),
         'statuses', (SELECT jsonb_agg(jsonb_build_array(s.status, s.valid_from, s.valid_through) ORDER BY s.id) FROM member_status_period s WHERE s.member_id = $1),
         'memberships', (SELECT jsonb_agg(jsonb_build_array(s.organization_id, s.valid_from, s.valid_through) ORDER BY s.id) FROM membership s WHERE s.member_id = $1))::text AS value`,
      [member, except],
    );

  interface Decision {
    readonly form: DisciplineForm;
    /** Days before today on which it was decided; of the second one fewer. */
    readonly corrections: readonly DisciplineForm[];
  }

  /** A decided measure on the member, with all the posts in the Party that its form takes; answers its id. */
  async function decide(member: string, { form, corrections }: Decision, on: string, chosen: readonly string[] | null = null): Promise<string> {
    const id = await value('SELECT gen_random_uuid()::text AS value', []);
    const cell = await value(`SELECT organization_id::text AS value FROM membership WHERE member_id = $1 AND kind = 'PRIMARY' AND valid_through IS NULL`, [member]);
    await client.query(
      `WITH made AS (INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES ($1, 'case-inspection', $2, 'CONCLUDED', '2026-01-05') RETURNING id)
       INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content) SELECT id, $2, 'CELL', 'INSPECTION', '1', '2026-01-05', 'x' FROM made`,
      [id, cell],
    );
    await client.query('INSERT INTO inspection_case_subject (id, case_id, member_id) VALUES (gen_random_uuid(), $1, $2)', [id, member]);
    const measure = await value(`INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES (gen_random_uuid(), 'discipline', $1, 'PREPARING', '2026-01-05') RETURNING id::text AS value`, [cell]);
    await client.query(
      `INSERT INTO discipline_case (id, inspection_case_id, member_id, cell_id, violation, violated_on, proposal_number, proposed_on, proposed_form) VALUES ($1, $2, $3, $4, 'x', $5::date - 1, '1', $5, $6)`,
      [measure, id, member, cell, on, form],
    );
    if (form === 'REMOVAL_FROM_OFFICE' || form === 'EXPULSION') {
      await client.query(
        `INSERT INTO discipline_post (discipline_id, post_id) SELECT $1, p.id FROM post p JOIN member m ON m.person_id = p.person_id
         WHERE m.id = $2 AND p.kind IN ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR', 'PARTY_OFFICE_OFFICER')
           AND p.valid_from < $3::date AND (p.valid_through IS NULL OR p.valid_through >= $3::date) AND ($4::uuid[] IS NULL OR p.id = ANY ($4::uuid[]))`,
        [measure, member, on, chosen],
      );
    }
    await client.query(
      `UPDATE discipline_case SET decided_form = $2::text::discipline_form, decided_by = 'PARTY_COMMITTEE', decision_number = '1', decided_on = $3::date, effective_on = $3::date, closed_on = $3::date,
         lapses_on = CASE WHEN $2::text = 'EXPULSION' THEN NULL ELSE $3::date + 365 END WHERE id = $1`,
      [measure, form, on],
    );
    for (const corrected of corrections) await revise(measure, 'CORRECTED', corrected, on);
    return measure;
  }

  let revised = 0;

  /** One after the other, as they are in life. */
  async function revise(measure: string, kind: RevisionKind, form: DisciplineForm | null, on: string): Promise<void> {
    revised += 1;
    await client.query(
      `INSERT INTO discipline_revision (id, discipline_id, kind, form, decided_by, decision_number, decided_on, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, $2, $3, 'PARTY_COMMITTEE', '2', $4, 'x', now() + $5 * interval '1 second')`,
      [measure, kind, form, on, revised],
    );
  }

  /** The posts of the member, and what restricts, as far as it does not name the measure. */
  const standing = (member: string): Promise<string> =>
    value(
      `SELECT jsonb_build_object(
         'posts', (SELECT jsonb_agg(jsonb_build_array(p.id, p.valid_from, p.valid_through) ORDER BY p.id) FROM post p JOIN member m ON m.person_id = p.person_id WHERE m.id = $1),
         'followings', (SELECT jsonb_agg(jsonb_build_array(f.id, f.valid_from, f.valid_through) ORDER BY f.id) FROM cell_following f JOIN post p ON p.id = f.post_id JOIN member m ON m.person_id = p.person_id WHERE m.id = $1),
         'restrictions', (SELECT jsonb_agg(jsonb_build_array(r.form, r.valid_from, r.valid_through) ORDER BY r.valid_from, r.form) FROM member_restriction r WHERE r.member_id = $1 AND r.revoked_at IS NULL))::text AS value`,
      [member],
    );

  it('restores exactly what the decision took, one after the other, whatever form it was given meanwhile', async () => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT m.id::text AS id FROM member m JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL
       WHERE NOT EXISTS (SELECT FROM discipline_case d WHERE d.member_id = m.id)
       ORDER BY EXISTS (SELECT FROM post p WHERE p.person_id = m.person_id AND p.valid_through IS NULL) DESC, m.id LIMIT 30`,
    );
    const forms = fc.constantFrom(...FORMS.filter((form) => form !== 'DISSOLUTION'));
    // A correction to the form that stands is none.
    const decisions = fc.record({ form: forms, corrections: fc.array(forms, { maxLength: 2 }) }).filter(({ form, corrections }) => [form, ...corrections].every((each, index, all_) => index === 0 || each !== all_[index - 1]));
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...rows.map(({ id }) => id)), fc.array(decisions, { minLength: 1, maxLength: 3 }), async (member, made) => {
        await client.query('BEGIN');
        try {
          const [states, measures] = [[await state(member, [])], [] as string[]];
          for (const [index, decision] of made.entries()) {
            measures.push(await decide(member, decision, `2026-0${String(3 + index * 2)}-10`));
            states.push(await state(member, []));
          }
          const [first = '', last = ''] = [states[0], states.at(-1)].map((text) => JSON.stringify((JSON.parse(text ?? '{}') as { posts?: unknown }).posts));
          if (first !== last) taken += 1;
          while (measures.length > 0) {
            states.pop();
            await revise(measures.pop() ?? '', 'ANNULLED', null, '2026-11-20');
            expect(await state(member, [])).toBe(states.at(-1));
          }
        } finally {
          await client.query('ROLLBACK');
        }
      }),
      { numRuns: ANNULLED_RUNS },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('leaves what those that stand would have taken alone, annulled in whatever order', async () => {
    // Somebody who holds posts, one of them ahead.
    const { rows } = await client.query<{ id: string }>(
      `SELECT m.id::text AS id FROM member m JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL
       WHERE NOT EXISTS (SELECT FROM discipline_case d WHERE d.member_id = m.id)
         AND EXISTS (SELECT FROM post p WHERE p.person_id = m.person_id AND p.valid_through IS NULL AND p.valid_from < '2026-03-01' AND p.kind IN ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER'))
       ORDER BY m.id LIMIT 20`,
    );
    const decisions = fc.record({ form: fc.constantFrom<DisciplineForm>('WARNING', 'REMOVAL_FROM_OFFICE', 'EXPULSION'), corrections: fc.constantFrom<DisciplineForm[]>([], [], ['EXPULSION'], ['WARNING']) })
      .filter(({ form, corrections }) => form !== corrections[0]);
    const course = fc.record({
      member: fc.constantFrom(...rows.map(({ id }) => id)),
      made: fc.array(decisions, { minLength: 2, maxLength: 3 }),
      annulled: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
      ahead: fc.boolean(),
    });
    let later = 0;
    await fc.assert(
      fc.asyncProperty(course, async ({ member, made, annulled, ahead }) => {
        await client.query('BEGIN');
        try {
          if (ahead) {
            await client.query(
              `INSERT INTO post (id, person_id, organization_id, kind, valid_from, decision_id)
               SELECT gen_random_uuid(), m.person_id, s.organization_id, 'PARTY_OFFICE_OFFICER', '2026-06-01', (SELECT decision_id FROM post LIMIT 1)
               FROM member m JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL WHERE m.id = $1`,
              [member],
            );
          }
          const on = (index: number): string => `2026-0${String(3 + index * 2)}-10`;
          await client.query('SAVEPOINT before');
          const measures: string[] = [];
          for (const [index, decision] of made.entries()) measures.push(await decide(member, decision, on(index)));
          const gone = annulled.filter((index) => index < made.length);
          const { rows: posts } = await client.query<{ discipline_id: string; post_id: string }>(`SELECT discipline_id::text, post_id::text FROM discipline_post WHERE discipline_id = ANY ($1::uuid[])`, [measures]);
          for (const index of gone) await revise(measures[index] ?? '', 'ANNULLED', null, '2026-11-20');
          const real = await standing(member);
          await client.query('ROLLBACK TO before');
          // A removal from office as first decided takes what was chosen then, and nothing else.
          for (const [index, decision] of made.entries()) {
            const chosen = posts.filter((each) => each.discipline_id === measures[index]).map((each) => each.post_id);
            if (!gone.includes(index)) await decide(member, decision, on(index), decision.form === 'REMOVAL_FROM_OFFICE' ? chosen : null);
          }
          expect(real).toBe(await standing(member));
          if (gone.some((index) => made.some((_, other) => other > index && !gone.includes(other)))) later += 1;
        } finally {
          await client.query('ROLLBACK');
        }
      }),
      { numRuns: ANNULLED_RUNS },
    );
    expect(later).toBeGreaterThan(0);
  }, TIMEOUT);
});

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return date;
}
