import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { PlaceQuery } from './place.query.js';

/** What the people and the place of a given role are called. */
export interface GrantNames {
  readonly id: string;
  readonly holder: string;
  readonly organization: string | null;
  readonly grantedBy: string | null;
  readonly approvedBy: string | null;
  readonly endedBy: string | null;
}

export interface DelegationNames {
  readonly id: string;
  readonly delegator: string;
  readonly delegate: string;
  readonly organization: string;
}

const GRANTS = {};
const DELEGATIONS = {};
const PLACES = {};
const OF_GRANTS = `
  SELECT grant_id AS id, holder, organization, granted_by AS "grantedBy", approved_by AS "approvedBy", ended_by AS "endedBy" FROM chibo_grant_names($1, $2)`;
const OF_DELEGATIONS = `SELECT delegation_id AS id, delegator, delegate, organization FROM chibo_delegation_names($1, $2)`;

/** Names in given roles and lent rights, for those to whom they are shown: one statement a request for each kind. */
@Injectable()
export class AccessNamesQuery {
  constructor(private readonly places: PlaceQuery) {}

  async ofGrant(loaders: LoaderCache, ctx: Ctx, id: string): Promise<GrantNames | null> {
    const fetch = (ids: readonly string[]): Promise<GrantNames[]> => ctx.db.sql.many(OF_GRANTS, [ids, ctx.today.toString()]);
    const [found] = await loaders.of(GRANTS, () => rowsLoader(fetch, (row: GrantNames) => [row.id])).load(id);
    return found ?? null;
  }

  async ofDelegation(loaders: LoaderCache, ctx: Ctx, id: string): Promise<DelegationNames | null> {
    const fetch = (ids: readonly string[]): Promise<DelegationNames[]> => ctx.db.sql.many(OF_DELEGATIONS, [ids, ctx.today.toString()]);
    const [found] = await loaders.of(DELEGATIONS, () => rowsLoader(fetch, (row: DelegationNames) => [row.id])).load(id);
    return found ?? null;
  }

  /** What an organisation is called today, if the actor may know it. */
  async ofOrganization(loaders: LoaderCache, ctx: Ctx, id: string): Promise<string | null> {
    const [found] = await loaders.of(PLACES, () => rowsLoader((ids) => this.places.names(ctx, ids), (row: { id: string; name: string }) => [row.id])).load(id);
    return found?.name ?? null;
  }
}
