import type { Ctx, Sql } from '#database';
import type { IdentityNumberCodec, PlainNumber, SealedNumber } from './identity-number.codec.js';
import type { NumberKind } from './identity-number.rules.js';

/** So few that nobody waits long for one of them. */
const BATCH = 200;

interface PlainCard {
  readonly memberId: string;
  readonly personId: string;
  readonly number: string;
}

interface SealedBefore {
  readonly personId: string;
  readonly kind: NumberKind;
  readonly sealed: Buffer;
}

const PLAIN_CARDS = `
  SELECT id AS "memberId", person_id AS "personId", regexp_replace(card_number, '\\s', '', 'g') AS number
  FROM member WHERE card_number IS NOT NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE`;
const SEALED_ROWS = `
  SELECT * FROM unnest($1::uuid[], $2::identity_number_kind[], $3::bytea[], $4::bytea[], $5::integer[], $6::uuid[])
    AS row (person_id, kind, sealed, blind_index, digits, data_key_id)`;
const KEEP = `INSERT INTO identity_number (person_id, kind, sealed, blind_index, digits, data_key_id) ${SEALED_ROWS} ON CONFLICT DO NOTHING`;
const EMPTY = 'UPDATE member SET card_number = NULL WHERE id = ANY ($1::uuid[])';
// Whoever enters a number meanwhile seals it with the new key: there is nothing to wait for.
const SEALED_BEFORE = `
  SELECT person_id AS "personId", kind, sealed FROM identity_number
  WHERE data_key_id IN (SELECT id FROM data_key WHERE retired_at IS NOT NULL) ORDER BY person_id, kind LIMIT ${BATCH} FOR UPDATE`;
const RESEAL = `
  UPDATE identity_number n SET sealed = anew.sealed, data_key_id = anew.data_key_id
  FROM (${SEALED_ROWS}) anew WHERE n.person_id = anew.person_id AND n.kind = anew.kind`;

/** The operator's upkeep of sealed numbers, as the owner of the database, a batch a transaction. */
export class IdentityNumberUpkeep {
  constructor(private readonly codec: IdentityNumberCodec) {}

  /** Seals card numbers that an older release left in plain; answers how many, 0 when there were no more. */
  async sealPlain({ db: { sql } }: Ctx): Promise<number> {
    const cards = await sql.many<PlainCard>(PLAIN_CARDS);
    const numbers = cards.flatMap(({ personId, number }) => (number === '' ? [] : [{ personId, kind: 'CARD' as const, number }]));
    await this.write(sql, KEEP, numbers);
    await sql.run(EMPTY, [cards.map(({ memberId }) => memberId)]);
    return cards.length;
  }

  /** Seals again, with the current data key, what an earlier one sealed; answers how many, 0 when there were no more. */
  async reseal({ db: { sql } }: Ctx): Promise<number> {
    const rows = await sql.many<SealedBefore>(SEALED_BEFORE);
    const numbers = await Promise.all(rows.map(async ({ personId, kind, sealed }) => ({ personId, kind, number: await this.codec.open(sql, personId, kind, sealed) })));
    await this.write(sql, RESEAL, numbers);
    return rows.length;
  }

  private async write(sql: Sql, statement: string, numbers: readonly PlainNumber[]): Promise<void> {
    if (numbers.length === 0) return;
    const sealed = numbers.map(await this.codec.sealing(sql));
    const column = <K extends keyof SealedNumber>(name: K): SealedNumber[K][] => sealed.map((each) => each[name]);
    await sql.run(statement, [numbers.map(({ personId }) => personId), numbers.map(({ kind }) => kind), column('sealed'), column('blindIndex'), column('digits'), column('dataKeyId')]);
  }
}
