import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { datedLoader, onDayLoader, rowsLoader, type Dated, type LoaderCache, type OnDay } from '#graphql';
import type { PlainDate } from '#kernel';
import { CommitteeQuery, type CommitteeRow, type PostRow } from './committee.query.js';
import { ElectorateQuery, type ElectorateRow } from './electorate.query.js';
import { MemberQuery, type ContactRow, type MemberRow, type MembershipRow, type PersonRow, type ReadmissionOfMemberRow, type StatusRow } from './member.query.js';

const MEMBER = {};
const MEMBER_OF_PERSON = {};
const MEMBERSHIPS = {};
const STATUSES = {};
const READMISSIONS = {};
const CONTACT = {};
const PERSON = {};
const COUNT = {};
const COMMITTEES = {};
const POSTS_OF_PERSON = {};
const POSTS_IN = {};
const COMMITTEE_POSTS = {};
const COMMITTEE_PEOPLE = {};
const ELECTORATE = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class MemberLoader {
  constructor(
    private readonly members: MemberQuery,
    private readonly committees: CommitteeQuery,
    private readonly electorates: ElectorateQuery,
  ) {}

  /** A person's party record on that day; null when there is none in scope. */
  async ofPerson(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<Dated<MemberRow> | null> {
    const fetch = (asOf: PlainDate, ids: readonly string[]) => this.members.findOfPersons(ctx, asOf, ids);
    const [found] = await loaders.of(MEMBER_OF_PERSON, () => datedLoader(fetch, (row) => row.personId)).load(key);
    return found ?? null;
  }

  /** A member on that day; null when not in scope. */
  async byId(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<Dated<MemberRow> | null> {
    const fetch = (asOf: PlainDate, ids: readonly string[]) => this.members.findInScope(ctx, asOf, ids);
    const [found] = await loaders.of(MEMBER, () => datedLoader(fetch, (row) => row.id)).load(key);
    return found ?? null;
  }

  /** A person; null when not in scope. */
  async person(loaders: LoaderCache, ctx: Ctx, id: string): Promise<PersonRow | null> {
    const loader = loaders.of(PERSON, () => rowsLoader((ids) => this.members.persons(ctx, ids), (row: PersonRow) => [row.personId]));
    const [found] = await loader.load(id);
    return found ?? null;
  }

  /** Who of a cell votes on that day; null where the roll is out of scope. */
  async electorate(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<Dated<ElectorateRow> | null> {
    return loaders.of(ELECTORATE, () => onDayLoader<ElectorateRow>((keys) => this.electorates.many(ctx, keys))).load(key);
  }

  async contact(loaders: LoaderCache, ctx: Ctx, personId: string): Promise<ContactRow | null> {
    const loader = loaders.of(CONTACT, () => rowsLoader((ids) => this.members.contacts(ctx, ids), (row: ContactRow) => [row.personId]));
    const [found] = await loader.load(personId);
    return found ?? null;
  }

  async memberships(loaders: LoaderCache, ctx: Ctx, memberId: string): Promise<readonly MembershipRow[]> {
    const loader = loaders.of(MEMBERSHIPS, () => rowsLoader((ids) => this.members.memberships(ctx, ids), (row: MembershipRow) => [row.memberId]));
    return loader.load(memberId);
  }

  async readmissions(loaders: LoaderCache, ctx: Ctx, memberId: string): Promise<readonly ReadmissionOfMemberRow[]> {
    const loader = loaders.of(READMISSIONS, () => rowsLoader((ids) => this.members.readmissions(ctx, ids), (row: ReadmissionOfMemberRow) => [row.memberId]));
    return loader.load(memberId);
  }

  async statuses(loaders: LoaderCache, ctx: Ctx, memberId: string): Promise<readonly StatusRow[]> {
    const loader = loaders.of(STATUSES, () => rowsLoader((ids) => this.members.statuses(ctx, ids), (row: StatusRow) => [row.memberId]));
    return loader.load(memberId);
  }

  /** How many members an organisation had on that day, all below included; null where the actor may not see the roll. */
  async count(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<number | null> {
    const fetch = (asOf: PlainDate, ids: readonly string[]) => this.members.counts(ctx, asOf, ids);
    const [found] = await loaders.of(COUNT, () => datedLoader(fetch, (row) => row.organizationId)).load(key);
    return found?.count ?? null;
  }

  async committeesOf(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<readonly Dated<CommitteeRow>[]> {
    const fetch = (asOf: PlainDate, ids: readonly string[]) => this.committees.ofOrganizations(ctx, asOf, ids);
    return loaders.of(COMMITTEES, () => datedLoader(fetch, (row) => row.organizationId)).load(key);
  }

  async postsOfPerson(loaders: LoaderCache, ctx: Ctx, personId: string): Promise<readonly PostRow[]> {
    const loader = loaders.of(POSTS_OF_PERSON, () =>
      rowsLoader((ids) => this.committees.postsOfPersons(ctx, ids), (row: PostRow) => [row.personId]),
    );
    return loader.load(personId);
  }

  async postsIn(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<readonly Dated<PostRow>[]> {
    const fetch = (asOf: PlainDate, ids: readonly string[]) => this.committees.postsIn(ctx, asOf, ids);
    return loaders.of(POSTS_IN, () => datedLoader(fetch, (row) => row.organizationId)).load(key);
  }

  async postsOfCommittee(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<readonly Dated<PostRow>[]> {
    const fetch = (asOf: PlainDate, ids: readonly string[]) => this.committees.postsOfCommittees(ctx, asOf, ids);
    return loaders.of(COMMITTEE_POSTS, () => datedLoader(fetch, (row) => row.committeeId ?? '')).load(key);
  }

  /** The people of a committee on that day, each once. */
  async peopleOfCommittee(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<readonly Dated<PersonRow>[]> {
    const fetch = (asOf: PlainDate, ids: readonly string[]) => this.committees.people(ctx, asOf, ids);
    return loaders.of(COMMITTEE_PEOPLE, () => datedLoader(fetch, (row) => row.committeeId)).load(key);
  }
}
