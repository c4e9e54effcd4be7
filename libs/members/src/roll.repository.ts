import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId, type PartialDate, type PlainDate } from '#kernel';
import type { EducationLevel, Gender, PoliticalTheoryLevel } from '#enums';

export interface NewPerson {
  readonly fullName: string;
  readonly birthDate: PartialDate;
  readonly gender: Gender;
  readonly ethnicGroup: string;
  readonly education: EducationLevel;
  readonly politicalTheory: PoliticalTheoryLevel;
}

export interface NewContact {
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly address?: string | null;
}

/** A member as the ceremony makes one. */
export interface NewMember {
  readonly personId: string;
  readonly organizationId: string;
  readonly decidedOn: PlainDate;
  readonly ceremonyOn: PlainDate;
}

const ADD_PERSON = `
  INSERT INTO person (id, full_name, birth_on, birth_precision, gender, ethnic_group_code, education, political_theory)
  VALUES ($1, $2, $3::date, $4::date_precision, $5::gender, $6, $7::education_level, $8::political_theory_level)`;
const ADD_CONTACT = `INSERT INTO person_contact (person_id, phone, email, address) VALUES ($1, $2, $3, $4)`;
const ADD_MEMBER = `INSERT INTO member (id, person_id, admission_decided_on, admission_ceremony_on) VALUES ($1, $2, $3::date, $4::date)`;
const BEGIN_STATUS = `INSERT INTO member_status_period (id, member_id, status, valid_from) VALUES ($1, $2, $3::member_status, $4::date)`;
const BEGIN_MEMBERSHIP = `INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES ($1, $2, $3, 'PRIMARY', $4::date)`;
const MEMBER_OF = 'SELECT id FROM member WHERE person_id = $1';
const ADD_READMISSION = `INSERT INTO member_readmission (id, member_id, decided_on, ceremony_on) VALUES ($1, $2, $3::date, $4::date)`;
// Of somebody admitted again the first recognition stays what it was.
const RECOGNIZE_AGAIN = `UPDATE member_readmission SET recognized_on = $2::date WHERE member_id = $1 AND recognized_on IS NULL`;
const RECOGNIZE = `UPDATE member SET recognized_on = $2::date, version = version + 1 WHERE id = $1 AND recognized_on IS NULL`;
const END_PROBATION = `
  UPDATE member_status_period SET valid_through = $2::date - 1, end_reason = 'RECOGNIZED'
  WHERE member_id = $1 AND status = 'PROBATIONARY' AND valid_through IS NULL`;

// Whoever comes second sees what the first has done.
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('chibo.exit.' || $1, 0))`;

/** Nobody else admits, moves or removes the member until the transaction ends. */
export async function lockMember(ctx: WriteCtx, memberId: string): Promise<void> {
  await ctx.db.sql.run(LOCK, [memberId]);
}

/** Writes people and the roll. The database takes members only from whoever it lets admit or recognise them. */
@Injectable()
export class RollRepository {
  /** Answers the new person's id. */
  async addPerson(ctx: WriteCtx, { fullName, birthDate, gender, ethnicGroup, education, politicalTheory }: NewPerson): Promise<string> {
    const id = newId();
    const born = [birthDate.earliest.toString(), birthDate.precision];
    await ctx.db.sql.run(ADD_PERSON, [id, fullName, ...born, gender, ethnicGroup, education, politicalTheory]);
    return id;
  }

  async addContact(ctx: WriteCtx, personId: string, { phone, email, address }: NewContact): Promise<void> {
    await ctx.db.sql.run(ADD_CONTACT, [personId, phone ?? null, email ?? null, address ?? null]);
  }

  /** A probationary member: membership and status run from the decision. Answers the member's id. */
  async admit(ctx: WriteCtx, { personId, organizationId, decidedOn, ceremonyOn }: NewMember): Promise<string> {
    const id = newId();
    const from = decidedOn.toString();
    await ctx.db.sql.run(ADD_MEMBER, [id, personId, from, ceremonyOn.toString()]);
    await this.begin(ctx, id, organizationId, from);
    return id;
  }

  /**
   * A probationary member who had left the Party: the first admission stays on record. Answers the member's id, which is
   * given of one whose record is not in sight before the membership is: one who had left elsewhere.
   */
  async readmit(ctx: WriteCtx, { personId, organizationId, decidedOn, ceremonyOn }: NewMember, memberId: string | null = null): Promise<string> {
    const from = decidedOn.toString();
    const id = memberId ?? (await ctx.db.sql.one<{ id: string }>(MEMBER_OF, [personId])).id;
    await this.begin(ctx, id, organizationId, from);
    await ctx.db.sql.run(ADD_READMISSION, [newId(), id, from, ceremonyOn.toString()]);
    return id;
  }

  /** Ends a member's probation on the day before, and makes a full member from the day on. */
  async recognize(ctx: WriteCtx, memberId: string, on: PlainDate): Promise<void> {
    await ctx.db.sql.run(RECOGNIZE_AGAIN, [memberId, on.toString()]);
    await ctx.db.sql.run(RECOGNIZE, [memberId, on.toString()]);
    await ctx.db.sql.run(END_PROBATION, [memberId, on.toString()]);
    await ctx.db.sql.run(BEGIN_STATUS, [newId(), memberId, 'FULL', on.toString()]);
  }

  private async begin(ctx: WriteCtx, memberId: string, organizationId: string, from: string): Promise<void> {
    await ctx.db.sql.run(BEGIN_STATUS, [newId(), memberId, 'PROBATIONARY', from]);
    await ctx.db.sql.run(BEGIN_MEMBERSHIP, [newId(), memberId, organizationId, from]);
  }
}
