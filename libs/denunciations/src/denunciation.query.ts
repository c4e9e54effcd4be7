import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import { DenouncerCodec, type Denouncer } from './denouncer.codec.js';
import type { DenunciationOutcome } from './denunciation.rules.js';
import type { DenunciationStage } from './denunciation.stages.js';

export interface DenunciationRow {
  readonly id: string;
  readonly organizationId: string;
  readonly memberId: string | null;
  /** The organisation it is against, in place of a member. */
  readonly accusedId: string | null;
  readonly receivedOn: string;
  readonly content: string;
  readonly anonymous: boolean;
  readonly caseId: string | null;
  readonly takenUpOn: string | null;
  readonly outcome: DenunciationOutcome | null;
  readonly conclusionNumber: string | null;
  readonly concludedOn: string | null;
  readonly conclusion: string | null;
  readonly closedOn: string | null;
  readonly stage: DenunciationStage;
  readonly version: number;
  /** Whether the actor directs it, as an officer of the inspection committee. */
  readonly directed: boolean;
  /** Whether the actor is on the team by name. */
  readonly named: boolean;
}

const COLUMNS = `d.id, d.organization_id AS "organizationId", d.member_id AS "memberId", d.accused_id AS "accusedId", d.received_on AS "receivedOn", d.content, d.anonymous,
  d.case_id AS "caseId", d.taken_up_on AS "takenUpOn", d.outcome, d.conclusion_number AS "conclusionNumber", d.concluded_on AS "concludedOn", d.conclusion,
  d.closed_on AS "closedOn", i.stage, i.version, d.id IN (SELECT chibo_directed_denunciations()) AS directed, d.id IN (SELECT chibo_named_denunciations()) AS named`;
const FROM = 'FROM denunciation d JOIN workflow_item i ON i.id = d.id';
const BY_ID = `SELECT ${COLUMNS} ${FROM} WHERE d.id = $1`;
const COUNT = 'SELECT count(*)::int AS count FROM denunciation';
const IS_KNOWN = 'SELECT EXISTS (SELECT FROM member WHERE id = $1) OR EXISTS (SELECT FROM organization WHERE id = $2) AS known';
const IS_OWN = `
  SELECT CASE WHEN $1::uuid IS NULL THEN chibo_denounced_with($2, $3)
    ELSE $1::uuid IS NOT DISTINCT FROM (SELECT chibo_member()) OR $1::uuid IN (SELECT chibo_relative_members()) END AS own`;
const DENOUNCER = 'SELECT chibo_denouncer($1, $2) AS sealed';

// Never by anything of the denouncer: an order would tell.
const SORT: readonly SortColumn[] = [
  { sql: 'd.received_on', type: 'date' },
  { sql: 'd.id', type: 'uuid' },
];

/** Reads denunciations. Row-level security keeps it to those the actor needs to know, and who denounces out of all of it. */
@Injectable()
export class DenunciationQuery {
  constructor(private readonly codec: DenouncerCodec) {}

  /** One page, the latest received first. */
  async list(ctx: Ctx, page: PageRequest): Promise<DenunciationRow[]> {
    const params = new SqlParams();
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} ${FROM} WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ receivedOn, id }: DenunciationRow): CursorKey {
    return [receivedOn, id];
  }

  async count(ctx: Ctx): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT)).count;
  }

  async findInScope(ctx: Ctx, id: string): Promise<DenunciationRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** Whether the accused is in the actor's scope. */
  async isKnown(ctx: Ctx, memberId: string | null, accusedId: string | null): Promise<boolean> {
    return (await ctx.db.sql.one<{ known: boolean }>(IS_KNOWN, [memberId, accusedId])).known;
  }

  /** Whether the accused is the actor, a declared relative, or an organisation in which the actor has held a post since that day. */
  async isOwn(ctx: Ctx, memberId: string | null, accusedId: string | null, since: PlainDate): Promise<boolean> {
    return (await ctx.db.sql.one<{ own: boolean }>(IS_OWN, [memberId, accusedId, since.toString()])).own;
  }

  /** Who denounces, by what this very request put on record; null where that is for nobody to be told. */
  async denouncer(ctx: Ctx, denunciationId: string, revealId: string): Promise<Denouncer | null> {
    const { sealed } = await ctx.db.sql.one<{ sealed: Buffer | null }>(DENOUNCER, [revealId, ctx.requestId]);
    return sealed && this.codec.open(ctx.db.sql, denunciationId, sealed);
  }
}
