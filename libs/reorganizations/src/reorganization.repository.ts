import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId, type PlainDate } from '#kernel';
import { lockTree } from '#organizations';
import type { Plan } from './reorganization.rules.js';
import type { Unit } from './structure.rules.js';

/** An operation as it is put on record. */
export interface NewReorganization {
  readonly id: string;
  readonly homeId: string;
  readonly decisionId: string;
  readonly effectiveOn: PlainDate;
}

const RECORD = `INSERT INTO reorganization (id, kind, organization_id, decision_id, effective_on) VALUES ($1, $2::reorganization_kind, $3, $4, $5::date)`;
// Names the operation to the database, which keeps track of it and lets nobody write the tree otherwise.
const BEGIN = `SELECT set_config('chibo.reorganization', $1, true)`;
const FOUND = `INSERT INTO organization (id, founded_on, founding_decision_id) SELECT id, $2::date, $3 FROM unnest($1::uuid[]) AS founded (id)`;
const END_PERIODS = `UPDATE organization_period SET valid_through = $2::date - 1 WHERE organization_id = ANY ($1::uuid[]) AND valid_through IS NULL`;
const BEGIN_PERIODS = `
  INSERT INTO organization_period (id, organization_id, name, kind, sector, parent_id, decision_id, valid_from)
  SELECT u.id, u.organization_id, u.name, u.kind::organization_kind, u.sector::organization_sector, u.parent_id, $2, $3::date
  FROM json_to_recordset($1::json) AS u (id uuid, organization_id uuid, name text, kind text, sector text, parent_id uuid)`;
const COUNT_UP = `UPDATE organization SET version = version + 1 WHERE id = ANY ($1::uuid[])`;
const END = `UPDATE organization SET ended_on = $2::date - 1, ending_decision_id = $3, version = version + 1 WHERE id = ANY ($1::uuid[])`;
const LINEAGE = `
  INSERT INTO organization_lineage (id, predecessor_id, successor_id, kind, effective_on, decision_id)
  SELECT l.id, l.predecessor_id, l.successor_id, l.kind::lineage_kind, $2::date, $3
  FROM json_to_recordset($1::json) AS l (id uuid, predecessor_id uuid, successor_id uuid, kind text)`;
const END_STAYS = `UPDATE membership SET valid_through = $2::date - 1 WHERE id = ANY ($1::uuid[])`;
const BEGIN_STAYS = `
  INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through)
  SELECT s.id, s.member_id, s.organization_id, s.kind::membership_kind, $2::date, s.valid_through
  FROM json_to_recordset($1::json) AS s (id uuid, member_id uuid, organization_id uuid, kind text, valid_through date)`;
const END_POSTS = `UPDATE post SET valid_through = $2::date - 1 WHERE id = ANY ($1::uuid[])`;
const BEGIN_POSTS = `
  INSERT INTO post (id, person_id, organization_id, kind, valid_from, valid_through, decision_id)
  SELECT p.id, p.person_id, p.organization_id, p.kind::post_kind, $2::date, p.valid_through, $3
  FROM json_to_recordset($1::json) AS p (id uuid, person_id uuid, organization_id uuid, kind text, valid_through date)`;
const END_TERMS = `UPDATE committee SET valid_through = $2::date - 1 WHERE id = ANY ($1::uuid[])`;
const UNDO = `SELECT chibo_undo_reorganization($1, $2)`;

/** Writes operations. What is undone goes back by the database's own record of it. */
@Injectable()
export class ReorganizationRepository {
  /** One operation at a time: each rests on how the tree and the roll stand, and they are rare. */
  async lock(ctx: WriteCtx): Promise<void> {
    await lockTree(ctx);
  }

  /** Puts the operation on record and carries it out; its workflow item is there already. */
  async carryOut(ctx: WriteCtx, plan: Plan, { id, homeId, decisionId, effectiveOn }: NewReorganization): Promise<void> {
    const day = effectiveOn.toString();
    await ctx.db.sql.run(RECORD, [id, plan.type, homeId, decisionId, day]);
    await ctx.db.sql.run(BEGIN, [id]);
    await this.changeTree(ctx, plan, day, decisionId);
    await this.movePeople(ctx, plan, day, decisionId);
    await ctx.db.sql.run(BEGIN, ['']);
  }

  async undo(ctx: WriteCtx, id: string, reason: string): Promise<void> {
    await ctx.db.sql.run(UNDO, [id, reason]);
  }

  private async changeTree(ctx: WriteCtx, { change, counted }: Plan, day: string, decisionId: string): Promise<void> {
    const { founded, restood, ended, lineage } = change;
    const restoodIds = restood.map(({ id }) => id);
    if (founded.length > 0) await ctx.db.sql.run(FOUND, [founded.map(({ id }) => id), day, decisionId]);
    await ctx.db.sql.run(END_PERIODS, [[...restoodIds, ...ended], day]);
    // New parents before what stands under them.
    for (const units of [founded, restood]) if (units.length > 0) await ctx.db.sql.run(BEGIN_PERIODS, [JSON.stringify(units.map(periodOf)), decisionId, day]);
    if (counted.length > 0) await ctx.db.sql.run(COUNT_UP, [counted]);
    const rows = lineage.map(({ predecessorId, successorId, kind }) => ({ id: newId(), predecessor_id: predecessorId, successor_id: successorId, kind }));
    if (rows.length > 0) await ctx.db.sql.run(LINEAGE, [JSON.stringify(rows), day, decisionId]);
    if (ended.length > 0) await ctx.db.sql.run(END, [ended, day, decisionId]);
  }

  private async movePeople(ctx: WriteCtx, { moves, posts, terms }: Plan, day: string, decisionId: string): Promise<void> {
    if (posts.length > 0) await ctx.db.sql.run(END_POSTS, [posts.map(({ post }) => post.id), day]);
    if (terms.length > 0) await ctx.db.sql.run(END_TERMS, [terms.map(({ id }) => id), day]);
    if (moves.length > 0) await ctx.db.sql.run(END_STAYS, [moves.map(({ stay }) => stay.id), day]);
    const stays = moves.flatMap(({ stay, toId }) =>
      toId === null ? [] : [{ id: newId(), member_id: stay.memberId, organization_id: toId, kind: stay.kind, valid_through: stay.validThrough }],
    );
    if (stays.length > 0) await ctx.db.sql.run(BEGIN_STAYS, [JSON.stringify(stays), day]);
    const held = posts.flatMap(({ post, toId }) =>
      toId === null ? [] : [{ id: newId(), person_id: post.personId, organization_id: toId, kind: post.kind, valid_through: post.validThrough }],
    );
    if (held.length > 0) await ctx.db.sql.run(BEGIN_POSTS, [JSON.stringify(held), day, decisionId]);
  }
}

function periodOf({ id, name, kind, sector, parentId }: Unit): object {
  return { id: newId(), organization_id: id, name, kind, sector, parent_id: parentId };
}
