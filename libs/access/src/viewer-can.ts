import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { covers } from './reach.rules.js';
import { PlaceQuery, type MemberPlaces } from './place.query.js';
import { PolicyTable } from './policy.js';

const ORGANIZATION = {};
const MEMBER = {};
const PERSON = {};
/** The right that shows people and their records. */
const RECORD = 'member.read';

/** Which rights the actor has on a record that is shown, so that a page knows which buttons to show. */
@Injectable()
export class ViewerCan {
  constructor(
    private readonly places: PlaceQuery,
    private readonly policies: PolicyTable,
  ) {}

  async onOrganization(loaders: LoaderCache, ctx: Ctx, id: string): Promise<string[]> {
    const loader = loaders.of(ORGANIZATION, () => rowsLoader((ids) => this.places.organizations(ctx, ids), (row: { id: string; path: string }) => [row.id]));
    const [place] = await loader.load(id);
    if (!place) return [];
    // Of what is shown the name may be known, from wherever in the tree.
    return this.rights(ctx, (right, paths) => covers(paths, place.path) || (right === 'organization.read' && paths.length > 0));
  }

  async onMember(loaders: LoaderCache, ctx: Ctx, id: string): Promise<string[]> {
    const loader = loaders.of(MEMBER, () => rowsLoader((ids) => this.places.members(ctx, ids), (row: MemberPlaces) => [row.id]));
    const [member] = await loader.load(id);
    if (!member) return [];
    return this.rights(ctx, (right, paths) => {
      const members = this.policies.get(right)?.members;
      if (members === undefined) return false;
      return id === ctx.actor.memberId || (members === 'NOW' ? member.now : member.ever).some((place) => covers(paths, place));
    });
  }

  /**
   * Whether a right reaches, for the actor, exactly as far as reading the record: then whoever is shown a person is shown
   * what it opens too, and nobody's place need be looked up.
   */
  goesWithRecord({ scope }: Ctx, right: string): boolean {
    const [paths, record] = [scope.get(right), scope.get(RECORD)];
    return paths !== undefined && paths.length === record?.length && paths.every((path) => record.includes(path));
  }

  /** Whether a right reaches a person: oneself, or where the person belongs or ever belonged, holds a post or applies for membership. */
  async onPerson(loaders: LoaderCache, ctx: Ctx, right: string, id: string): Promise<boolean> {
    const paths = ctx.scope.get(right);
    if (paths === undefined) return false;
    if (id === ctx.actor.personId) return true;
    const loader = loaders.of(PERSON, () => rowsLoader((ids) => this.places.persons(ctx, ids), (row: { id: string; path: string }) => [row.id]));
    return (await loader.load(id)).some(({ path }) => covers(paths, path));
  }

  private rights(ctx: Ctx, reaches: (right: string, paths: readonly string[]) => boolean): string[] {
    return [...ctx.scope].flatMap(([right, paths]) => (reaches(right, paths) ? [right] : []));
  }
}
