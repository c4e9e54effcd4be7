import type { ApiError, Client } from './api.js';
import { AdmissionDesk, CHANGE, codes, DECIDE as DECIDE_ADMISSION, decision, FILE, PROPOSE as PROPOSE_ADMISSION, RETURN as RETURN_ADMISSION, VOTE } from './admission-desk.js';
import { COUNTS, DECIDE, LOG_CASE, START, SUBMIT } from './case-operations.js';
import { at, atMeasure, caseOf, cast, clients, closeStage, concluded, inspector, logged, openStage, proposed, readersOf, readersOfMeasure, wardCase, YEAR } from './case-stage.js';
import { connect } from '../setup/client.js';
import { REFERENCE_DATE } from '../setup/reference.js';
import { referenceRows } from '../setup/reference-rows.js';
import { RECORD_RESULT, RESULT } from './fact-operations.js';
import { ENTER, DECIDE as DECIDE_RATINGS, RETURN as RETURN_RATINGS } from './rating-operations.js';
import { DECLARE, RELATIONS, WITHDRAW_RELATION, type Relation } from './relation-operations.js';

const coded = ({ extensions }: ApiError): string[] => (extensions.refusals ?? [{ code: extensions.code, path: extensions.path ?? [] }]).map(({ code, path }) => [code, ...path].join('.'));

async function declared(client: Client, input: object): Promise<Relation> {
  const { relation } = (await client.ask<{ declareRelation: { relation: Relation | null } }>(DECLARE, { input })).declareRelation;
  if (!relation) throw new Error('Nothing was declared.');
  return relation;
}

async function withdrawn(client: Client, { id, version }: Relation): Promise<void> {
  await client.ask(WITHDRAW_RELATION, { input: { relationId: id, version, reason: 'Khai nhầm' } });
}

const relationsOf = async (client: Client, personId?: string): Promise<Relation[]> => (await client.ask<{ relations: Relation[] }>(RELATIONS, { personId })).relations;

describe('relationships in a ward', () => {
  beforeAll(openStage);
  afterAll(closeStage);

  afterEach(async () => {
    await inspector.rows('DELETE FROM person_relation');
  });

  const cardOf = async (memberId: string): Promise<string> => {
    const personId = await inspector.value<string>('SELECT person_id FROM member WHERE id = $1', [memberId]);
    const card = referenceRows().identityNumber.find((each) => each.personId === personId && each.kind === 'CARD');
    if (!card) throw new Error('The member has no card.');
    return card.number;
  };

  /** How a statement ends for the server's own role, with these settings; it is taken back. */
  async function asServer(settings: Readonly<Record<string, string | undefined>>, statement: string): Promise<string> {
    await inspector.rows('BEGIN');
    try {
      await inspector.rows('SET LOCAL ROLE chibo_app');
      for (const [name, value] of Object.entries(settings)) await inspector.rows('SELECT set_config($1, $2, true)', [`chibo.${name}`, value ?? '']);
      await inspector.rows(statement);
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await inspector.rows('ROLLBACK');
    }
  }

  describe('are declared', () => {
    it('by the secretary of people in the cell, with anybody in scope', async () => {
      const { subject, secretary } = cast.people;
      const made = await declared(clients.secretary, { personId: subject.personId, kind: 'PARENT', otherId: secretary.personId });
      expect(made).toMatchObject({ kind: 'PARENT', personName: subject.fullName, otherName: secretary.fullName, withdrawnOn: null, version: 1 });
      expect(coded(await clients.secretary.refusal(DECLARE, { input: { personId: cast.people.rollMember.personId, kind: 'SIBLING', otherId: subject.personId } }))).toEqual(['NOT_FOUND.input.personId']);
      expect(coded(await clients.secretary.refusal(DECLARE, { input: { personId: subject.personId, kind: 'SIBLING', otherId: cast.people.rollMember.personId } }))).toEqual(['NOT_FOUND.input.otherId']);
    });

    it('by members of themselves, naming a relative by card and name; a card alone tells nothing', async () => {
      const { rollMember } = cast.people;
      const otherCardNumber = await cardOf(rollMember.memberId);
      const input = { kind: 'SPOUSE', otherCardNumber, otherName: rollMember.fullName };
      const wrongName = await clients.member.refusal(DECLARE, { input: { ...input, otherName: 'Lò Văn Không Có' } });
      const noCard = await clients.member.refusal(DECLARE, { input: { ...input, otherCardNumber: '99999999' } });
      expect([coded(wrongName), wrongName.message]).toEqual([['NOT_FOUND.input.otherCardNumber'], noCard.message]);
      expect(await declared(clients.member, input)).toMatchObject({ kind: 'SPOUSE', otherName: rollMember.fullName });
      const others = { ...input, personId: cast.people.secretary.personId };
      expect(coded(await clients.member.refusal(DECLARE, { input: others }))).toEqual(['NOT_FOUND.input.personId']);
    });

    it('by the party office for the whole ward, by nobody else', async () => {
      const { subject, rollMember } = cast.people;
      const input = { personId: subject.personId, kind: 'CHILD', otherId: rollMember.personId };
      for (const who of ['standing', 'inspection', 'otherSecretary', 'vanSonStanding'] as const) {
        expect([who, coded(await clients[who].refusal(DECLARE, { input }))]).toEqual([who, ['NOT_FOUND.input.personId']]);
        expect([who, coded(await clients[who].refusal(RELATIONS, { personId: subject.personId }))]).toEqual([who, ['NOT_FOUND.personId']]);
      }
      expect((await clients.administrator.refusal(DECLARE, { input })).extensions.code).toBe('FORBIDDEN');
      expect(await clients.office.ask(DECLARE, { input: { ...input, validateOnly: true } })).toEqual({ declareRelation: { relation: null } });
      expect(await relationsOf(clients.office, subject.personId)).toEqual([]);
      await declared(clients.office, input);
      expect(await relationsOf(clients.office, subject.personId)).toMatchObject([{ kind: 'CHILD', otherName: rollMember.fullName }]);
    });

    it('once for two people, with somebody else, and clearly', async () => {
      const { subject, secretary } = cast.people;
      await declared(clients.secretary, { personId: subject.personId, kind: 'PARENT', otherId: secretary.personId });
      const again = { personId: secretary.personId, kind: 'SIBLING', otherId: subject.personId };
      expect(coded(await clients.secretary.refusal(DECLARE, { input: again }))).toEqual(['RELATION_EXISTS.input.otherId']);
      expect(coded(await clients.secretary.refusal(DECLARE, { input: { ...again, otherId: secretary.personId } }))).toEqual(['RELATION_TO_SELF.input.otherId']);
      expect(coded(await clients.secretary.refusal(DECLARE, { input: { ...again, otherName: 'Lò Thị Mai' } }))).toEqual(['RELATIVE_AMBIGUOUS.input.otherId']);
    });

    it('and are seen from both sides, by both people and whoever keeps one of them', async () => {
      const { subject, secretary, rollMember } = cast.people;
      await declared(clients.secretary, { personId: subject.personId, kind: 'PARENT', otherId: secretary.personId });
      expect(await relationsOf(clients.member)).toMatchObject([{ kind: 'PARENT', otherName: secretary.fullName }]);
      expect(await relationsOf(clients.secretary)).toMatchObject([{ kind: 'CHILD', otherName: subject.fullName }]);
      await declared(clients.office, { personId: subject.personId, kind: 'SIBLING', otherId: rollMember.personId });
      expect(await relationsOf(clients.otherSecretary, rollMember.personId)).toMatchObject([{ kind: 'SIBLING', personName: rollMember.fullName, otherName: subject.fullName }]);
      expect(await relationsOf(clients.outsider)).toEqual([]);
      expect(await relationsOf(clients.deputySecretary, subject.personId)).toHaveLength(2);
    });
  });

  describe('are withdrawn', () => {
    it('with the reason, once, by whoever keeps them; of oneself only what one declared oneself', async () => {
      const { subject, secretary } = cast.people;
      const made = await declared(clients.office, { personId: subject.personId, kind: 'PARENT', otherId: secretary.personId });
      const input = { relationId: made.id, version: made.version, reason: 'Khai nhầm' };
      for (const who of ['member', 'secretary'] as const) expect([who, coded(await clients[who].refusal(WITHDRAW_RELATION, { input }))]).toEqual([who, ['RELATION_DECLARED_BY_OTHERS.input.relationId']]);
      expect(coded(await clients.otherSecretary.refusal(WITHDRAW_RELATION, { input }))).toEqual(['NOT_FOUND.input.relationId']);
      expect(coded(await clients.deputySecretary.refusal(WITHDRAW_RELATION, { input: { ...input, version: 2 } }))).toEqual(['VERSION_STALE.input.version']);
      expect(await clients.deputySecretary.ask(WITHDRAW_RELATION, { input })).toMatchObject({ withdrawRelation: { relation: { withdrawnOn: '2026-11-21', withdrawReason: 'Khai nhầm', version: 2 } } });
      expect(coded(await clients.office.refusal(WITHDRAW_RELATION, { input: { ...input, version: 2 } }))).toEqual(['RELATION_WITHDRAWN.input.relationId']);
      const own = await declared(clients.member, { kind: 'SPOUSE', otherCardNumber: await cardOf(secretary.memberId), otherName: secretary.fullName });
      await withdrawn(clients.member, own);
      expect(await relationsOf(clients.member)).toMatchObject([{ withdrawnOn: '2026-11-21' }, { withdrawnOn: '2026-11-21' }]);
    });

    it('in the database too: not by one against whom another declared it, and never twice', async () => {
      const { subject, secretary } = cast.people;
      const { id } = await declared(clients.office, { personId: subject.personId, kind: 'PARENT', otherId: secretary.personId });
      await inspector.rows('BEGIN');
      await inspector.rows('SET LOCAL ROLE chibo_app');
      await inspector.rows(`SELECT set_config('chibo.person', $1, true)`, [subject.personId]);
      const rows = await inspector.rows(`UPDATE person_relation SET withdrawn_on = '2026-11-21', withdraw_reason = 'x', withdrawn_by_id = chibo_person() WHERE id = $1 RETURNING id`, [id]);
      await inspector.rows('ROLLBACK');
      expect(rows).toEqual([]);
      await inspector.rows(`UPDATE person_relation SET withdrawn_on = '2026-11-21', withdraw_reason = 'x' WHERE id = $1`, [id]);
      await expect(inspector.rows('UPDATE person_relation SET withdrawn_on = NULL, withdraw_reason = NULL WHERE id = $1', [id])).rejects.toMatchObject({ constraint: 'person_relation_withdrawn_is_final' });
    });
  });

  describe('and cases', () => {
    it('nobody logs a case on a relative, nor is given one', async () => {
      const { people } = cast;
      await declared(clients.office, { personId: people.chair.personId, kind: 'CHILD', otherId: people.subject.personId });
      await declared(clients.office, { personId: people.subject.personId, kind: 'SPOUSE', otherId: people.rollMember.personId });
      const refusal = await clients.inspection.refusal(LOG_CASE, wardCase());
      expect(coded(refusal)).toEqual(['CONFLICT_OF_INTEREST.input.subjects.0', 'CONFLICT_OF_INTEREST.input.team.1.personId']);
      expect(refusal.message).toContain('quan hệ thân thích đã khai');
      for (const name of [people.subject.fullName, people.rollMember.fullName, people.chair.fullName]) expect(JSON.stringify(refusal)).not.toContain(name);
      const other = await clients.deputyChair.refusal(LOG_CASE, wardCase());
      expect(coded(other)).toEqual(['CONFLICT_OF_INTEREST.input.team.1.personId']);
      const team = [{ personId: people.teamMember.personId, isLead: true }];
      expect((await clients.deputyChair.send(LOG_CASE, wardCase({ team, validateOnly: true }))).errors).toBeUndefined();
    });

    it('a case under way closes itself to the relatives of its subject, and says nothing of it', async () => {
      const { people } = cast;
      const { id } = await logged(clients.inspection, wardCase());
      const all = ['deputyChair', 'inspection', 'rollMember', 'teamMember'];
      expect(await readersOf(id)).toEqual(all);
      const relations = [
        await declared(clients.office, { personId: people.subject.personId, kind: 'SPOUSE', otherId: people.rollMember.personId }),
        await declared(clients.office, { personId: people.deputyChair.personId, kind: 'SIBLING', otherId: people.subject.personId }),
      ];
      expect(await readersOf(id)).toEqual(['inspection', 'teamMember']);
      const start = { ...(await at(id)), decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' };
      for (const who of ['rollMember', 'deputyChair'] as const) expect([who, coded(await clients[who].refusal(START, { input: start }))]).toEqual([who, ['NOT_FOUND.input.caseId']]);
      await withdrawn(clients.office, relations[0] as Relation);
      await withdrawn(clients.office, relations[1] as Relation);
      expect(await readersOf(id)).toEqual(all);
      expect((await caseOf(id)).team).toHaveLength(2);
    });

    it('nor is it in their counts, nor the measure before the body to which they belong', async () => {
      const { people, ward } = cast;
      const id = await concluded();
      const measure = await proposed(id);
      await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(measure.id)), body: 'STANDING_COMMITTEE', overrides: [{ rule: 'BODY_NOT_ENTITLED', reason: 'Theo công văn' }] } });
      const [standing] = await inspector.rows<{ personId: string }>(`SELECT person_id AS "personId" FROM account WHERE username = 'thuongvu.moc-chau'`);
      const counted = async (client: Client): Promise<number> => {
        const { caseCounts } = await client.ask<{ caseCounts: { counts: { cases: number }[] } }>(COUNTS, { id: ward, ...YEAR });
        return caseCounts.counts.reduce((sum, { cases }) => sum + cases, 0);
      };
      const before = await counted(clients.standing);
      expect(await readersOfMeasure(measure.id)).toContain('standing');
      const relation = await declared(clients.office, { personId: people.subject.personId, kind: 'PARENT', otherId: standing?.personId });
      expect(await readersOfMeasure(measure.id)).not.toContain('standing');
      expect(await counted(clients.standing)).toBe(before - 1);
      const decide = { ...(await atMeasure(measure.id)), decisionNumber: '1-QĐ/ĐU', decidedOn: '2026-11-20' };
      expect(coded(await clients.standing.refusal(DECIDE, { input: decide }))).toEqual(['NOT_FOUND.input.disciplineId']);
      await withdrawn(clients.office, relation);
      expect(await counted(clients.standing)).toBe(before);
      expect(await readersOfMeasure(measure.id)).toContain('standing');
    });

    it('in the database too', async () => {
      const { people } = cast;
      const { id } = await logged(clients.inspection, wardCase());
      await declared(clients.office, { personId: people.subject.personId, kind: 'SPOUSE', otherId: people.outsider.personId });
      await expect(inspector.rows('INSERT INTO inspection_case_team (case_id, person_id, is_lead) VALUES ($1, $2, false)', [id, people.outsider.personId])).rejects.toMatchObject({
        constraint: 'inspection_case_team_without_relatives',
      });
    });
  });

  describe('and ratings', () => {
    it('nobody of the standing committee decides the sheet of a relative; the secretary writes down the vote on one', async () => {
      const { people, cell } = cast;
      const [sheet] = await inspector.rows<{ id: string; version: number }>(
        `SELECT s.id, i.version FROM rating_sheet s JOIN workflow_item i ON i.id = s.id WHERE s.organization_id = $1 AND i.stage = 'DRAFTING' AND s.year = 2026`,
        [cell],
      );
      const [entry] = await inspector.rows<{ id: string }>('SELECT id FROM rating_entry WHERE sheet_id = $1 AND member_id = $2', [sheet?.id, people.subject.memberId]);
      const [standing] = await inspector.rows<{ personId: string }>(`SELECT person_id AS "personId" FROM account WHERE username = 'thuongvu.moc-chau'`);
      await declared(clients.office, { personId: people.subject.personId, kind: 'PARENT', otherId: people.secretary.personId });
      const input = { sheetId: sheet?.id, version: sheet?.version };
      const base = await inspector.value<number>(
        `SELECT count(*)::int FROM membership m JOIN member_status_period s ON s.member_id = m.member_id AND s.status = 'FULL' AND s.valid_through IS NULL
         WHERE m.organization_id = $1 AND m.kind = 'PRIMARY' AND m.valid_through IS NULL
           AND NOT EXISTS (SELECT FROM membership t WHERE t.member_id = m.member_id AND t.kind = 'TEMPORARY' AND t.valid_through IS NULL)
           AND NOT EXISTS (SELECT FROM member_overlay o WHERE o.member_id = m.member_id AND o.kind = 'SUSPENSION' AND o.during @> $2::date)`,
        [cell, REFERENCE_DATE],
      );
      const entries = [{ entryId: entry?.id, level: 'GOOD', votesFor: base, votesAgainst: 0, votesAbsent: 0 }];
      expect((await clients.secretary.send(ENTER, { input: { ...input, entries, validateOnly: true } })).errors).toBeUndefined();
      const decide = { ...input, decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21' };
      expect(coded(await clients.standing.refusal(DECIDE_RATINGS, { input: decide }))).toEqual(['STAGE_WRONG']);
      const relation = await declared(clients.office, { personId: people.subject.personId, kind: 'CHILD', otherId: standing?.personId });
      expect(coded(await clients.standing.refusal(DECIDE_RATINGS, { input: decide }))).toEqual(['CONFLICT_OF_INTEREST']);
      expect(coded(await clients.standing.refusal(RETURN_RATINGS, { input: { ...input, remark: 'Bổ sung' } }))).toEqual(['CONFLICT_OF_INTEREST']);
      const actor = { person: standing?.personId, rating_read: '{""}', rating_decide: '{""}' };
      const log = `INSERT INTO workflow_log (item_id, action, to_stage) VALUES ('${sheet?.id}', 'RETURN', 'DRAFTING')`;
      const decided = `UPDATE rating_entry SET decided_level = 'GOOD' WHERE sheet_id = '${sheet?.id}' AND excuse IS NULL`;
      const proposed = `UPDATE rating_entry SET proposed_level = 'GOOD', votes_for = 1, votes_against = 0, votes_absent = 0 WHERE id = '${entry?.id}'`;
      expect([await asServer(actor, log), await asServer(actor, decided), await asServer(actor, proposed)]).toEqual(['42501', '42501', 'done']);
      await withdrawn(clients.office, relation);
      expect([await asServer(actor, log), await asServer(actor, decided)]).toEqual(['done', 'done']);
      expect(coded(await clients.standing.refusal(DECIDE_RATINGS, { input: decide }))).toEqual(['STAGE_WRONG']);
    });

    it('nobody of the party office records what others decided on themselves or a relative', async () => {
      const { ward } = cast;
      const [office] = await inspector.rows<{ personId: string }>(`SELECT person_id AS "personId" FROM account WHERE username = 'vanphong.moc-chau'`);
      const servants = await inspector.rows<{ personId: string }>(
        `SELECT DISTINCT person_id AS "personId" FROM post WHERE organization_id = $1 AND kind = 'CIVIL_SERVANT' AND valid_through IS NULL AND person_id <> $2 LIMIT 2`,
        [ward, office?.personId],
      );
      const [relative, other] = servants.map(({ personId }) => personId);
      await inspector.rows(`INSERT INTO person_relation (id, person_id, other_id, kind, declared_on) VALUES (gen_random_uuid(), $1, $2, 'SIBLING', '2026-01-01')`, [relative, office?.personId]);
      const record = { ...RESULT, organizationId: ward, massOrganizationId: null, validateOnly: true };
      const refusedFor = async (personId: string | undefined): Promise<string[]> => {
        const { errors } = await clients.office.send(RECORD_RESULT, { input: { ...record, personId } });
        return (errors ?? []).flatMap((error) => coded(error));
      };
      expect(await refusedFor(relative)).toContain('CONFLICT_OF_INTEREST.input.personId');
      expect(await refusedFor(other)).not.toContain('CONFLICT_OF_INTEREST.input.personId');
      expect(await refusedFor(office?.personId)).toContain('RESULT_OF_SELF.input.personId');
      const append = (personId: string | undefined): string =>
        `INSERT INTO recorded_rating (id, organization_id, year, level, person_id, deciding_body, document_number, decided_on, author_id) VALUES (gen_random_uuid(), '${ward}', 2019, 'GOOD', '${personId}', 'UBND', '1', '2019-12-20', chibo_person())`;
      const actor = { person: office?.personId, rating_record: '{""}' };
      expect([await asServer(actor, append(relative)), await asServer(actor, append(office?.personId)), await asServer(actor, append(other))]).toEqual(['42501', '42501', 'done']);
    });
  });
});

describe('relationships and admissions', () => {
  let desk: AdmissionDesk;
  let candidate: string;
  let id: string;

  beforeAll(async () => {
    desk = await AdmissionDesk.open();
    id = await desk.ready();
    candidate = (await desk.get(id)).candidate?.id ?? '';
  });
  afterAll(() => desk.close());

  /** Does something while a relationship stands, and withdraws it again. */
  async function whileRelated(kind: string, otherId: string, work: () => Promise<void>): Promise<void> {
    const relation = await declared(desk.clients.office, { personId: candidate, kind, otherId });
    await work();
    await withdrawn(desk.clients.office, relation);
  }

  async function rowOf(sql: string, param: string): Promise<string> {
    const owner = await connect(desk.api.database.ownerUrl);
    try {
      const { rows } = await owner.query<{ id: string }>(sql, [param]);
      return rows[0]?.id ?? '';
    } finally {
      await owner.end();
    }
  }

  const personOf = (username: string): Promise<string> => rowOf('SELECT person_id AS id FROM account WHERE username = $1', username);
  const personOfMember = (memberId: string): Promise<string> => rowOf('SELECT person_id AS id FROM member WHERE id = $1', memberId);

  it('the secretary works on no relative’s admission, the standing committee decides none', async () => {
    const conflict = [['CONFLICT_OF_INTEREST', '']];
    await whileRelated('PARENT', await personOf('bithu.na-suong'), async () => {
      expect(codes(await desk.refusal('secretary', VOTE, id, await desk.vote()))).toEqual(conflict);
    });
    await desk.take('secretary', VOTE, id, await desk.vote());
    await whileRelated('SIBLING', await personOf('thuongvu.moc-chau'), async () => {
      expect(codes(await desk.refusal('standing', DECIDE_ADMISSION, id, decision()))).toEqual(conflict);
      expect((await desk.get(id)).state?.stage).toBe('AWAITING_DECISION');
    });
  });

  it('no relative introduces: not in the file, not at the vote, not at the decision', async () => {
    const [first, second] = desk.introducers;
    await whileRelated('PARENT', await personOfMember(second?.memberId ?? ''), async () => {
      expect(codes(await desk.refusal('standing', DECIDE_ADMISSION, id, decision()))).toEqual([['CONFLICT_OF_INTEREST', 'input.introducers.1.memberId']]);
      await desk.take('standing', RETURN_ADMISSION, id, { remark: 'Người giới thiệu là người thân' });
      expect(codes(await desk.refusal('secretary', VOTE, id, await desk.vote()))).toEqual([['CONFLICT_OF_INTEREST', 'input.introducers.1.memberId']]);
      expect(codes(await desk.refusal('secretary', CHANGE, id, { ...FILE, introducers: [second, first] }))).toEqual([['CONFLICT_OF_INTEREST', 'input.introducers.0.memberId']]);
      await desk.take('secretary', CHANGE, id, { ...FILE, introducers: [first, { organizationName: 'Đoàn Thanh niên' }] });
      await desk.take('secretary', VOTE, id, await desk.vote());
    });
    await desk.take('standing', DECIDE_ADMISSION, id, decision());
  });

  it('nor is somebody on record proposed by a relative', async () => {
    await whileRelated('SPOUSE', await personOf('bithu.na-suong'), async () => {
      expect(codes(await desk.clients.secretary.refusal(PROPOSE_ADMISSION, desk.proposal({ candidate: null, personId: candidate })))).toEqual([
        ['CONFLICT_OF_INTEREST', ''],
        ['ADMISSION_OPEN', 'input.personId'],
      ]);
    });
  });
});
