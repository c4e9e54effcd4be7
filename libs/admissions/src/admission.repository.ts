import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { PlainDate } from '#kernel';
import type { AdmissionFile, Introducer } from './admission.rules.js';
import type { Replacement } from './introducer-replacement.rules.js';
import type { Preparation } from './preparation.rules.js';
import type { ReadmissionFile } from './readmission.rules.js';

const CREATE = `
  INSERT INTO admission (id, organization_id, person_id, applied_on, course_certificate_on)
  VALUES ($1, $2, $3, $4::date, $5::date) ON CONFLICT DO NOTHING`;
const CHANGE = `UPDATE admission SET applied_on = $2::date, course_certificate_on = $3::date WHERE id = $1`;
const INTRODUCE = `
  INSERT INTO admission_introducer (admission_id, place, member_id, organization_name, guided_since, replacement)
  SELECT $1, place, member_id, organization_name, guided_since, replacement
  FROM unnest($2::uuid[], $3::text[], $4::date[], $5::boolean[]) WITH ORDINALITY AS given (member_id, organization_name, guided_since, replacement, place)`;
// In two statements, the second of those who are new, so that those on record may change places.
const REINTRODUCE = `
  UPDATE admission_introducer i SET member_id = given.member_id, organization_name = given.organization_name, guided_since = given.guided_since, replacement = given.replacement
  FROM unnest($2::uuid[], $3::text[], $4::date[], $5::boolean[]) WITH ORDINALITY AS given (member_id, organization_name, guided_since, replacement, place)
  WHERE i.admission_id = $1 AND i.place = given.place`;
const INTRODUCE_MORE = `${INTRODUCE} WHERE place > (SELECT count(*) FROM admission_introducer WHERE admission_id = $1)`;
const DROP_INTRODUCERS = `DELETE FROM admission_introducer WHERE admission_id = $1 AND place > $2`;
const REPLACE = `UPDATE admission_introducer SET replaced_on = $3::date WHERE admission_id = $1 AND place = $2`;
const INTRODUCE_INSTEAD = `
  INSERT INTO admission_introducer (admission_id, place, member_id, guided_since, replacement)
  SELECT $1, max(place) + 1, $2, $3::date, true FROM admission_introducer WHERE admission_id = $1`;
const PREPARE = `
  UPDATE admission SET declared_on = $2::date, concluded_on = $3::date, age_consent_number = $4, age_consent_on = $5::date WHERE id = $1`;
const INQUIRE = `
  INSERT INTO admission_inquiry (admission_id, subject, outcome, answered_on)
  SELECT $1, subject, outcome, answered_on FROM unnest($2::inquiry_subject[], $3::inquiry_outcome[], $4::date[]) AS given (subject, outcome, answered_on)
  ON CONFLICT (admission_id, subject) DO UPDATE SET outcome = EXCLUDED.outcome, answered_on = EXCLUDED.answered_on`;
const READ = `UPDATE admission SET read_on = $2::date WHERE id = $1`;
const READMIT = `
  INSERT INTO admission_readmission (admission_id, left_for, record_cleared_on, consent_number, consent_on) VALUES ($1, $2::leaving_reason, $3::date, $4, $5::date)
  ON CONFLICT (admission_id) DO UPDATE SET left_for = EXCLUDED.left_for, record_cleared_on = EXCLUDED.record_cleared_on, consent_number = EXCLUDED.consent_number, consent_on = EXCLUDED.consent_on`;
const VOTE = `UPDATE admission SET voted_on = $2::date WHERE id = $1`;
// Of a candidate the first vote, of a probationary member the second.
const TAKE_BACK = `UPDATE admission SET voted_on = CASE WHEN ceremony_on IS NULL THEN NULL ELSE voted_on END, review_voted_on = NULL WHERE id = $1`;
const DECIDE = `UPDATE admission SET decision_number = $2, decided_on = $3::date WHERE id = $1`;
const HOLD_CEREMONY = `UPDATE admission SET ceremony_on = $2::date, received_on = $3::date WHERE id = $1`;
const LINK_MEMBER = `UPDATE admission SET member_id = $2 WHERE id = $1`;
const REVIEW = `UPDATE admission SET review_voted_on = $2::date WHERE id = $1`;
const RECOGNIZE = `
  UPDATE admission SET recognition_decision_number = $2, recognition_decided_on = $3::date, recognized_on = $4::date, closed_on = $5::date
  WHERE id = $1`;
const CLOSE = `UPDATE admission SET closed_on = $2::date WHERE id = $1`;

export interface NewAdmission extends AdmissionFile {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
}

/** Writes admissions and their introducers. */
@Injectable()
export class AdmissionRepository {
  /** False when an admission of that person is open. */
  async create(ctx: WriteCtx, { id, organizationId, personId, ...file }: NewAdmission): Promise<boolean> {
    const params = [id, organizationId, personId, file.appliedOn.toString(), text(file.courseCertificateOn)];
    if ((await ctx.db.sql.run(CREATE, params)) !== 1) return false;
    await ctx.db.sql.run(INTRODUCE, [id, ...columnsOf(file.introducers)]);
    return true;
  }

  async change(ctx: WriteCtx, id: string, { appliedOn, courseCertificateOn, introducers }: AdmissionFile): Promise<void> {
    await ctx.db.sql.run(CHANGE, [id, appliedOn.toString(), text(courseCertificateOn)]);
    await ctx.db.sql.run(DROP_INTRODUCERS, [id, introducers.length]);
    await ctx.db.sql.run(REINTRODUCE, [id, ...columnsOf(introducers)]);
    await ctx.db.sql.run(INTRODUCE_MORE, [id, ...columnsOf(introducers)]);
  }

  /** Puts another in the place of an introducer, who stays on record. */
  async replaceIntroducer(ctx: WriteCtx, id: string, { place, memberId, guidedSince, decidedOn }: Replacement): Promise<void> {
    await ctx.db.sql.run(REPLACE, [id, place, decidedOn.toString()]);
    await ctx.db.sql.run(INTRODUCE_INSTEAD, [id, memberId, guidedSince.toString()]);
  }

  /** What a file says of an earlier membership. */
  async readmit(ctx: WriteCtx, id: string, { leftFor, recordClearedOn, consentNumber, consentOn }: ReadmissionFile): Promise<void> {
    await ctx.db.sql.run(READMIT, [id, leftFor, text(recordClearedOn), consentNumber ?? null, text(consentOn)]);
  }

  async prepare(ctx: WriteCtx, id: string, { declaredOn, concludedOn, ageConsentNumber, ageConsentOn, inquiries }: Preparation): Promise<void> {
    await ctx.db.sql.run(PREPARE, [id, text(declaredOn), text(concludedOn), ageConsentNumber ?? null, text(ageConsentOn)]);
    await ctx.db.sql.run(INQUIRE, [id, inquiries.map(({ subject }) => subject), inquiries.map(({ outcome }) => outcome), inquiries.map(({ answeredOn }) => text(answeredOn))]);
  }

  /** That the recognition was read out. */
  async read(ctx: WriteCtx, id: string, on: PlainDate): Promise<void> {
    await ctx.db.sql.run(READ, [id, on.toString()]);
  }

  async vote(ctx: WriteCtx, id: string, on: PlainDate): Promise<void> {
    await ctx.db.sql.run(VOTE, [id, on.toString()]);
  }

  /** Forgets the vote on which the standing committee has not decided; the log keeps it. */
  async takeBack(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(TAKE_BACK, [id]);
  }

  async decide(ctx: WriteCtx, id: string, { number, on }: { number: string; on: PlainDate }): Promise<void> {
    await ctx.db.sql.run(DECIDE, [id, number, on.toString()]);
  }

  async holdCeremony(ctx: WriteCtx, id: string, on: PlainDate, receivedOn: PlainDate | null): Promise<void> {
    await ctx.db.sql.run(HOLD_CEREMONY, [id, on.toString(), text(receivedOn)]);
  }

  async linkMember(ctx: WriteCtx, id: string, memberId: string): Promise<void> {
    await ctx.db.sql.run(LINK_MEMBER, [id, memberId]);
  }

  async review(ctx: WriteCtx, id: string, on: PlainDate): Promise<void> {
    await ctx.db.sql.run(REVIEW, [id, on.toString()]);
  }

  async recognize(ctx: WriteCtx, id: string, { number, on, from }: { number: string; on: PlainDate; from: PlainDate }): Promise<void> {
    await ctx.db.sql.run(RECOGNIZE, [id, number, on.toString(), from.toString(), ctx.today.toString()]);
  }

  async close(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(CLOSE, [id, ctx.today.toString()]);
  }
}

function columnsOf(introducers: readonly Introducer[]): unknown[] {
  return [
    introducers.map(({ memberId }) => memberId ?? null),
    introducers.map(({ organizationName }) => organizationName ?? null),
    introducers.map(({ guidedSince }) => text(guidedSince)),
    introducers.map(({ replacement }) => replacement ?? false),
  ];
}

function text(day: PlainDate | null | undefined): string | null {
  return day?.toString() ?? null;
}
