import pg from 'pg';
import { newId } from '#kernel';
import { column, connect } from '../setup/client.js';
import { freshDatabase, type TestDatabase } from '../setup/database.js';

type Row = Readonly<Record<string, unknown>>;

describe('what the database refuses by itself', () => {
  const id = {
    province: newId(),
    ward: newId(),
    cell: newId(),
    otherCell: newId(),
    member: newId(),
    otherMember: newId(),
    person: newId(),
    otherPerson: newId(),
    committee: newId(),
    account: newId(),
  };
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = await connect(database.ownerUrl);
    await organization(id.province, { name: 'Đảng bộ tỉnh', kind: 'PROVINCIAL_COMMITTEE' });
    await organization(id.ward, { name: 'Đảng bộ phường', kind: 'WARD_COMMITTEE', parent_id: id.province });
    for (const [cell, name] of [[id.cell, 'Chi bộ một'], [id.otherCell, 'Chi bộ hai']] as const) await organization(cell, { name, kind: 'CELL', parent_id: id.ward });
    for (const [personId, memberId] of [[id.person, id.member], [id.otherPerson, id.otherMember]] as const) {
      await insert('person', person({ id: personId }));
      await insert('member', { id: memberId, person_id: personId, admission_decided_on: '2010-01-01', admission_ceremony_on: '2010-02-01' });
    }
    await insert('committee', { id: id.committee, organization_id: id.cell, kind: 'CELL', term_name: 'Nhiệm kỳ', valid_from: '2020-01-01', valid_through: '2022-12-31' });
    await insert('account', account({ id: id.account, username: 'quan.tri' }));
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  async function insert(table: string, row: Row): Promise<void> {
    const columns = Object.keys(row);
    await owner.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  async function organization(organizationId: string, period: Row, dates: Row = {}): Promise<void> {
    await insert('organization', { id: organizationId, founded_on: '2000-01-01', ...dates });
    await insert('organization_period', { id: newId(), organization_id: organizationId, valid_from: '2000-01-01', ...period });
  }

  /** Does the work, then takes it back; answers the constraint that refused it, or `accepted`. */
  async function verdict(work: () => Promise<unknown>): Promise<string> {
    await owner.query('BEGIN');
    try {
      await work();
      await owner.query('SET CONSTRAINTS ALL IMMEDIATE');
      return 'accepted';
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      return error.constraint ?? error.message;
    } finally {
      await owner.query('ROLLBACK');
    }
  }

  /** The organisation's last day, as dissolving or merging it writes it. */
  async function end(organizationId: string, on: string): Promise<void> {
    await owner.query('UPDATE organization SET ended_on = $2 WHERE id = $1', [organizationId, on]);
    await owner.query('UPDATE organization_period SET valid_through = $2 WHERE organization_id = $1 AND valid_through IS NULL', [organizationId, on]);
  }

  const rows = (table: string, ...all: Row[]) => verdict(async () => {
    for (const row of all) await insert(table, { id: newId(), ...row });
  });

  describe('memberships', () => {
    const membership = (row: Row): Row => ({ member_id: id.member, organization_id: id.cell, kind: 'PRIMARY', valid_from: '2010-01-01', valid_through: '2015-12-31', ...row });
    const elsewhere = { organization_id: id.otherCell };

    it('one primary at a time: the last day belongs to the first', async () => {
      const next = (validFrom: string, more: Row = {}) => rows('membership', membership({}), membership({ ...elsewhere, valid_from: validFrom, valid_through: null, ...more }));
      expect(await next('2015-12-31')).toBe('membership_one_primary_at_a_time');
      expect(await next('2016-01-01')).toBe('accepted');
      expect(await next('2012-01-01', { kind: 'TEMPORARY' })).toBe('accepted');
      expect(await next('2012-01-01', { member_id: id.otherMember })).toBe('accepted');
    });

    it('not twice in one organisation', async () => {
      expect(await rows('membership', membership({}), membership({ kind: 'TEMPORARY', valid_from: '2015-01-01' }))).toBe('membership_once_an_organization');
    });

    it('last day not before first', async () => {
      expect(await rows('membership', membership({ valid_through: '2009-12-31' }))).toMatch(/range lower bound/);
    });
  });

  describe('members', () => {
    const status = (row: Row): Row => ({ member_id: id.member, status: 'PROBATIONARY', valid_from: '2010-01-01', valid_through: '2011-02-01', end_reason: 'RECOGNIZED', ...row });
    const member = (row: Row): Promise<string> => verdict(async () => {
      const personId = newId();
      await insert('person', person({ id: personId }));
      await insert('member', { id: newId(), person_id: personId, admission_decided_on: '2010-01-01', admission_ceremony_on: '2010-02-01', ...row });
    });

    it('one status at a time', async () => {
      const full = (validFrom: string) => rows('member_status_period', status({}), status({ status: 'FULL', valid_from: validFrom, valid_through: null, end_reason: null }));
      expect(await full('2011-02-01')).toBe('member_status_period_one_at_a_time');
      expect(await full('2011-02-02')).toBe('accepted');
    });

    it('a status that has ended says why, and only that', async () => {
      expect(await rows('member_status_period', status({ end_reason: null }))).toBe('member_status_period_end_has_reason');
      expect(await rows('member_status_period', status({ valid_through: null }))).toBe('member_status_period_end_has_reason');
    });

    it('decision, ceremony, recognition in this order', async () => {
      expect(await member({ admission_ceremony_on: '2009-12-31' })).toBe('member_ceremony_after_decision');
      expect(await member({ recognized_on: '2010-01-31' })).toBe('member_recognized_after_ceremony');
      expect(await member({ recognized_on: '2011-02-01' })).toBe('accepted');
    });

    it('one record a person', async () => {
      expect(await member({ person_id: id.person })).toBe('member_person_id_key');
    });
  });

  describe('persons', () => {
    it.each([
      ['Lò Văn Tỉnh', 'accepted'],
      ['Ơn', 'accepted'],
      ['A', 'person_full_name_form'],
      [' Lò Văn Tỉnh', 'person_full_name_form'],
      ['Lò Văn Tỉnh ', 'person_full_name_form'],
      ['', 'person_full_name_form'],
      ['Lò\tVăn Tỉnh', 'person_full_name_form'],
      ['Lò\nVăn Tỉnh', 'person_full_name_form'],
      ['Lò\u0007Văn', 'person_full_name_form'],
      ['Lò\u0085Văn', 'person_full_name_form'],
      ['Lò'.repeat(61), 'person_full_name_form'],
    ])('name %j: %s', async (fullName, expected) => {
      expect(await rows('person', person({ full_name: fullName }))).toBe(expected);
    });

    it.each([
      ['DAY', '1960-05-17', 'accepted'],
      ['MONTH', '1960-05-01', 'accepted'],
      ['MONTH', '1960-05-17', 'person_birth_precision'],
      ['YEAR', '1960-01-01', 'accepted'],
      ['YEAR', '1960-05-01', 'person_birth_precision'],
      ['YEAR', '1960-01-02', 'person_birth_precision'],
    ])('a birth date known to the %s, stored as %s: %s', async (precision, birthOn, expected) => {
      expect(await rows('person', person({ birth_precision: precision, birth_on: birthOn }))).toBe(expected);
    });

    it('only ethnic groups of the list', async () => {
      expect(await rows('person', person({ ethnic_group_code: '55' }))).toBe('person_ethnic_group_code_fkey');
      expect(await column(owner, 'SELECT count(*) FROM ethnic_group')).toEqual(['54']);
    });
  });

  describe('committees and posts', () => {
    const post = (row: Row): Row => ({ person_id: id.person, organization_id: id.cell, kind: 'SECRETARY', valid_from: '2020-01-01', valid_through: '2022-12-31', ...row });
    const seat = (row: Row): Row => post({ kind: 'COMMITTEE_MEMBER', committee_id: id.committee, ...row });

    it.each(['SECRETARY', 'INSPECTION_CHAIR'])('one %s at a time', async (kind) => {
      const second = (validFrom: string) => rows('post', post({ kind }), post({ kind, person_id: id.otherPerson, valid_from: validFrom, valid_through: null }));
      expect(await second('2022-12-31')).toBe('post_one_head_at_a_time');
      expect(await second('2023-01-01')).toBe('accepted');
    });

    it('several deputies at a time', async () => {
      expect(await rows('post', post({ kind: 'DEPUTY_SECRETARY' }), post({ kind: 'DEPUTY_SECRETARY', person_id: id.otherPerson }))).toBe('accepted');
    });

    it('nobody holds one post twice', async () => {
      expect(await rows('post', post({ kind: 'DEPUTY_SECRETARY' }), post({ kind: 'DEPUTY_SECRETARY', valid_from: '2021-01-01' }))).toBe('post_held_once');
      expect(await rows('post', seat({}), seat({ valid_from: '2021-01-01' }))).toBe('post_held_once');
    });

    it('a seat lies in its committee: same organisation, within its term', async () => {
      expect(await rows('post', seat({}))).toBe('accepted');
      expect(await rows('post', seat({ organization_id: id.otherCell }))).toBe('post_within_committee');
      expect(await rows('post', seat({ valid_from: '2019-12-31' }))).toBe('post_within_committee');
      expect(await rows('post', seat({ valid_through: '2023-01-01' }))).toBe('post_within_committee');
      expect(await rows('post', seat({ valid_through: null }))).toBe('post_within_committee');
    });

    it('a term does not end with seats still held', async () => {
      expect(await verdict(async () => {
        await insert('post', { id: newId(), ...seat({}) });
        await owner.query('SET CONSTRAINTS ALL IMMEDIATE');
        await owner.query(`UPDATE committee SET valid_through = '2021-12-31' WHERE id = $1`, [id.committee]);
      })).toBe('post_within_committee');
    });

    it('one committee of a kind at a time', async () => {
      const committee = (validFrom: string) => rows('committee', { organization_id: id.cell, kind: 'CELL', term_name: 'Nhiệm kỳ sau', valid_from: validFrom });
      expect(await committee('2022-12-31')).toBe('committee_one_of_a_kind_at_a_time');
      expect(await committee('2023-01-01')).toBe('accepted');
    });
  });

  describe('accounts', () => {
    it.each([
      ['bithu.na-suong', 'accepted'],
      ['a_1', 'accepted'],
      ['ab', 'account_username_form'],
      ['.abc', 'account_username_form'],
      ['Abc', 'account_username_form'],
      ['a b', 'account_username_form'],
      ['bíthư', 'account_username_form'],
      ['abc\n', 'account_username_form'],
      ['a'.repeat(65), 'account_username_form'],
      ['quan.tri', 'account_username_key'],
    ])('user name %j: %s', async (username, expected) => {
      expect(await rows('account', account({ username }))).toBe(expected);
    });

    it('sessions: a SHA-256 of the token, an end after the beginning', async () => {
      const session = (row: Row) => rows('session', { account_id: id.account, token_hash: Buffer.alloc(32), transport: 'BEARER', created_at: '2026-01-02', expires_at: '2026-01-03', ...row });
      expect(await session({})).toBe('accepted');
      expect(await session({ token_hash: Buffer.alloc(31) })).toBe('session_token_hash_is_sha256');
      expect(await session({ expires_at: '2026-01-02' })).toBe('session_expires_later');
    });

    it('grants: dates in order', async () => {
      const grant = (validThrough: string) => rows('access_grant', { account_id: id.account, role: 'ADMINISTRATOR', valid_from: '2026-01-02', valid_through: validThrough });
      expect(await grant('2026-01-02')).toBe('accepted');
      expect(await grant('2026-01-01')).toBe('access_grant_dates_in_order');
    });
  });

  describe('installation and audit', () => {
    it('one installation, with both marks of demo data or none', async () => {
      const installation = (row: Row) => verdict(() => insert('installation', { key_check: Buffer.alloc(1), ...row }));
      expect(await installation({})).toBe('accepted');
      expect(await installation({ id: 2 })).toBe('installation_is_one_row');
      expect(await installation({ demo_seed: 1 })).toBe('installation_demo_is_whole');
    });

    it.each(['UPDATE audit_entry SET operation = operation', 'DELETE FROM audit_subject', 'TRUNCATE audit_subject', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry CASCADE'])(
      'the audit is append-only even for its owner: %s',
      async (statement) => {
        expect(await verdict(async () => {
          await owner.query(
            `WITH e AS (INSERT INTO audit_entry (request_id, operation, outcome) VALUES (gen_random_uuid(), 'me', 'DONE') RETURNING id)
             INSERT INTO audit_subject (entry_id, subject_kind, subject_id, action) SELECT id, 'member', gen_random_uuid(), 'READ' FROM e`,
          );
          await owner.query(statement);
        })).toBe('the audit is append-only');
      },
    );
  });

  describe('the tree', () => {
    const period = (row: Row): Row => ({ id: newId(), organization_id: id.cell, name: 'Chi bộ một', kind: 'CELL', parent_id: id.ward, valid_from: '2000-01-01', ...row });
    const label = (uuid: string): string => uuid.replaceAll('-', '');
    const path = (...above: string[]): string => above.map(label).join('.');

    async function pathOf(organizationId: string): Promise<string> {
      const [found = ''] = await column(owner, 'SELECT path::text FROM organization WHERE id = $1', [organizationId]);
      return found;
    }

    /** The path of an organisation after some work, which is then taken back. */
    async function pathAfter(organizationId: string, work: () => Promise<unknown>): Promise<string> {
      await owner.query('BEGIN');
      try {
        await work();
        return await pathOf(organizationId);
      } finally {
        await owner.query('ROLLBACK');
      }
    }

    const restand = async (organizationId: string, parentId: string | null, from: string): Promise<void> => {
      await owner.query(`UPDATE organization_period SET valid_through = $2::date - 1 WHERE organization_id = $1 AND valid_through IS NULL`, [organizationId, from]);
      await insert('organization_period', period({ organization_id: organizationId, parent_id: parentId, valid_from: from }));
    };

    it('an organisation is one thing at a time', async () => {
      expect(await verdict(() => insert('organization_period', period({ valid_from: '2010-01-01' })))).toBe('organization_period_one_at_a_time');
    });

    it.each(['A', ' Chi bộ', 'Chi bộ ', 'Chi\nbộ', 'Chi bộ '.repeat(30).trim()])('its name is a name, not %j', async (name) => {
      expect(await verdict(() => owner.query('UPDATE organization_period SET name = $2 WHERE organization_id = $1', [id.cell, name]))).toBe('organization_period_name_form');
    });

    it('it ends no earlier than it was founded', async () => {
      expect(await verdict(() => owner.query(`UPDATE organization SET ended_on = '1999-12-31' WHERE id = $1`, [id.cell]))).toBe('organization_dates_in_order');
    });

    it.each([
      ['organization_period', { name: 'Chi bộ một', kind: 'CELL' }],
      ['membership', { member_id: id.member, kind: 'PRIMARY' }],
      ['committee', { kind: 'EXECUTIVE', term_name: 'Nhiệm kỳ' }],
      ['post', { person_id: id.person, kind: 'VILLAGE_HEAD' }],
    ])('all that belongs to it lies within its life: %s', async (table, row) => {
      const refusal = `${table}_within_organization`;
      const held = (validFrom: string, validThrough: string | null): Row => ({ id: newId(), organization_id: id.cell, valid_from: validFrom, valid_through: validThrough, ...row });
      const alone = () => owner.query('DELETE FROM organization_period WHERE organization_id = $1', [id.cell]);
      const inLife = (period: Row, from: string, through: string | null) => verdict(async () => {
        await alone();
        await insert(table, period);
        await owner.query('SET CONSTRAINTS ALL IMMEDIATE');
        await owner.query('UPDATE organization SET founded_on = $2, ended_on = $3 WHERE id = $1', [id.cell, from, through]);
      });
      expect(await inLife(held('2000-01-01', null), '2000-01-01', null)).toBe('accepted');
      expect(await inLife(held('1999-12-31', null), '2000-01-01', null)).toBe(refusal);
      expect(await inLife(held('2000-01-01', null), '2000-01-02', null)).toBe(refusal);
      expect(await inLife(held('2000-01-01', '2023-06-30'), '2000-01-01', '2023-06-30')).toBe('accepted');
      expect(await inLife(held('2000-01-01', null), '2000-01-01', '2023-06-30')).toBe(refusal);
    });

    it('it stands neither under itself nor under what stands under it', async () => {
      const under = (child: string, parent: string) => verdict(() => owner.query('UPDATE organization_period SET parent_id = $2 WHERE organization_id = $1', [child, parent]));
      expect(await under(id.ward, id.ward)).toBe('organization_period_not_its_own_parent');
      expect(await under(id.ward, id.cell)).toBe('organization_tree');
      expect(await under(id.province, id.cell)).toBe('organization_tree');
    });

    it('it comes out of others, not of itself', async () => {
      const lineage = (predecessor: string, successor: string) =>
        rows('organization_lineage', { predecessor_id: predecessor, successor_id: successor, kind: 'SPLIT_FROM', effective_on: '2020-01-01' });
      expect(await lineage(id.cell, id.cell)).toBe('organization_lineage_of_two');
      expect(await lineage(id.cell, id.otherCell)).toBe('accepted');
    });

    it('the path follows the parents', async () => {
      expect(await pathOf(id.cell)).toBe(path(id.province, id.ward, id.cell));
      expect(await pathAfter(id.cell, () => restand(id.cell, id.province, '2020-01-01'))).toBe(path(id.province, id.cell));
      expect(await pathAfter(id.cell, () => restand(id.ward, null, '2020-01-01'))).toBe(path(id.ward, id.cell));
      expect(await pathAfter(id.cell, () => owner.query('DELETE FROM organization_period WHERE organization_id = $1', [id.ward]))).toBe(path(id.ward, id.cell));
    });

    it('a parent of a day to come does not move it yet', async () => {
      expect(await pathAfter(id.cell, () => restand(id.cell, id.province, '2199-01-01'))).toBe(path(id.province, id.ward, id.cell));
    });

    it('refreshing for a day moves it to where it stands that day', async () => {
      await owner.query('BEGIN');
      await restand(id.cell, id.province, '2199-01-01');
      const { rows: changed } = await owner.query(`SELECT refresh_organization_paths('2199-01-01') AS count`);
      expect(changed).toEqual([{ count: 1 }]);
      expect(await pathOf(id.cell)).toBe(path(id.province, id.cell));
      await owner.query('ROLLBACK');
    });

    it('what has merged stands under its successor, with what ended under it', async () => {
      const successor = newId();
      const merge = async (): Promise<void> => {
        await organization(successor, { name: 'Đảng bộ phường mới', kind: 'WARD_COMMITTEE', parent_id: id.province, valid_from: '2020-01-01' }, { founded_on: '2020-01-01' });
        for (const ended of [id.ward, id.cell]) await end(ended, '2019-12-31');
        await insert('organization_lineage', { id: newId(), predecessor_id: id.ward, successor_id: successor, kind: 'MERGED_INTO', effective_on: '2020-01-01' });
        await restand(id.otherCell, successor, '2020-01-01');
      };
      expect(await pathAfter(id.ward, merge)).toBe(path(id.province, successor, id.ward));
      expect(await pathAfter(id.cell, merge)).toBe(path(id.province, successor, id.ward, id.cell));
      expect(await pathAfter(id.otherCell, merge)).toBe(path(id.province, successor, id.otherCell));
    });

    it('what was dissolved stays where it last stood', async () => {
      expect(await pathAfter(id.cell, () => end(id.cell, '2019-12-31'))).toBe(path(id.province, id.ward, id.cell));
    });
  });
});

function person(row: Row): Row {
  return { full_name: 'Lò Văn Tỉnh', birth_on: '1980-05-17', gender: 'MALE', ethnic_group_code: '03', education: 'UNIVERSITY', ...row };
}

function account(row: Row): Row {
  return { password_hash: 'none', ...row };
}
