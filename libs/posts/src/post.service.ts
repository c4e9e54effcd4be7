import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse, type PlainDate, type Verdict } from '#kernel';
import type { CommitteeKind, PostKind } from '#enums';
import { alsoWarned, restrictionFindings, restrictionsOn } from '#members';
import { DecisionRepository, type NewDecision } from '#organizations';
import { Regulations } from '#regulations';
import { settle, WorkflowRepository, type Overridden, type Override } from '#workflow';
import { PostQuery, type EndingTerm } from './post.query.js';
import { PostRepository } from './post.repository.js';
import { appointVerdict, cellFindings, electVerdict, endVerdict, type Nominee, type Seat } from './post.rules.js';
import { STAFFING } from './post.stages.js';

interface Staffing extends NewDecision {
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

interface Term {
  readonly organizationId: string;
  readonly validFrom: PlainDate;
  readonly validThrough?: PlainDate | null;
}

export interface AppointmentToRecord extends Staffing, Term {
  readonly personId: string;
  readonly kind: PostKind;
}

export interface ElectionToRecord extends Staffing, Term {
  readonly kind: CommitteeKind;
  readonly termName: string;
  readonly memberPersonIds: readonly string[];
  readonly headId?: string | null;
  readonly deputyIds: readonly string[];
}

export interface PostToRelieve extends Staffing {
  readonly postId: string;
  readonly version: number;
  readonly lastDay: PlainDate;
}

/** Where something was put on record. */
export interface Staffed {
  readonly organizationId: string;
  readonly day: PlainDate;
}

/** What is wrong with a cell as it stands. */
export interface CellFinding {
  readonly organizationId: string;
  readonly asOf: PlainDate;
  readonly finding: ReturnType<typeof cellFindings>[number]['found'];
}

/** Puts on record who is appointed, elected and relieved. */
@Injectable()
export class PostService {
  constructor(
    private readonly posts: PostQuery,
    private readonly writes: PostRepository,
    private readonly decisions: DecisionRepository,
    private readonly items: WorkflowRepository,
    private readonly regulations: Regulations,
    private readonly access: AccessService,
  ) {}

  async ending(ctx: Ctx, before: PlainDate): Promise<EndingTerm[]> {
    return this.posts.ending(ctx, ctx.today, before);
  }

  /** Cells too small to vote, and cells that should have a committee and have none. */
  async cellFindings(ctx: Ctx, asOf: PlainDate): Promise<CellFinding[]> {
    const book = this.regulations.on(asOf);
    const cells = await this.posts.cells(ctx, asOf);
    return cells.flatMap((cell) => cellFindings(cell, book, !cell.hasCellCommittee).map(({ found }) => ({ organizationId: cell.id, asOf, finding: found })));
  }

  /** @throws DomainError NOT_FOUND, or what `appointVerdict` refuses or warns of */
  async appoint(ctx: WriteCtx, input: AppointmentToRecord): Promise<Staffed> {
    const { organizationId, personId, kind, validFrom, validThrough = null, decidedOn } = input;
    const seat = await this.seat(ctx, organizationId, validFrom);
    const [nominee] = await this.nominees(ctx, [personId], validFrom, 'personId');
    const clash = await this.posts.clash(ctx, input);
    const rules = { book: this.regulations.on(validFrom), today: ctx.today };
    const restricted = restrictionFindings(await restrictionsOn(ctx, [personId], validFrom), [personId], () => ['input', 'personId']);
    const verdict = alsoWarned(appointVerdict({ kind, validFrom, validThrough, decidedOn }, nominee, seat, ctx.actor.personId, clash, rules), restricted);
    return this.record(ctx, input, verdict, { organizationId, day: validFrom }, async (decisionId) => {
      await this.writes.appoint(ctx, personId, kind, { ...input, decisionId });
      return ['APPOINT', [personId]];
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, or what `endVerdict` refuses */
  async end(ctx: WriteCtx, input: PostToRelieve): Promise<Staffed> {
    const post = await this.posts.post(ctx, input.postId);
    if (!post) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'chức vụ', whatEn: 'post' }, ['input', 'postId']);
    if (post.version !== input.version) throw stale(post.version, input.version);
    const seat = await this.seat(ctx, post.organizationId, input.lastDay);
    const verdict = endVerdict(post, input, seat, ctx.actor.personId, ctx.today);
    return this.record(ctx, input, verdict, { organizationId: post.organizationId, day: input.lastDay }, async () => {
      if (!(await this.writes.end(ctx, { id: post.id, version: input.version }, input.lastDay))) throw stale(input.version + 1, input.version);
      return ['RELIEVE', [post.personId]];
    });
  }

  /** A new committee for a term; the one that serves ends with its posts on the day before. @throws DomainError NOT_FOUND, or what `electVerdict` refuses or warns of */
  async elect(ctx: WriteCtx, input: ElectionToRecord): Promise<Staffed> {
    const { organizationId, kind, validFrom, validThrough = null, decidedOn, memberPersonIds, headId = null, deputyIds } = input;
    const seat = await this.seat(ctx, organizationId, validFrom);
    const members = await this.nominees(ctx, memberPersonIds, validFrom, 'memberPersonIds');
    const standing = await this.posts.standing(ctx, organizationId, kind, validFrom, headId !== null);
    const rules = { book: this.regulations.on(validFrom), today: ctx.today };
    const restricted = restrictionFindings(await restrictionsOn(ctx, memberPersonIds, validFrom), memberPersonIds, (index) => ['input', 'memberPersonIds', String(index)]);
    const verdict = alsoWarned(electVerdict({ kind, validFrom, validThrough, decidedOn, members, headId, deputyIds }, seat, ctx.actor.personId, standing, rules), restricted);
    return this.record(ctx, input, verdict, { organizationId, day: validFrom }, async (decisionId) => {
      const ended = await this.writes.endCommittee(ctx, organizationId, kind, validFrom);
      const term = { organizationId, validFrom, validThrough, decisionId };
      const committeeId = await this.writes.seat(ctx, kind, input.termName, term);
      for (const { personId, post, inCommittee } of seatsOf(input)) await this.writes.appoint(ctx, personId, post, term, inCommittee ? committeeId : null);
      ctx.touched.push({ kind: 'committee', id: committeeId, action: 'CREATED' });
      return ['ELECT', [...ended, ...memberPersonIds]];
    });
  }

  private async seat(ctx: Ctx, organizationId: string, day: PlainDate): Promise<Seat> {
    const seat = await this.posts.seat(ctx, organizationId, day);
    // Who holds what is part of the roll, so whoever records it must be able to read it.
    if (!seat || !(await this.access.reaches(ctx, 'member.read', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    return seat;
  }

  /** The people named, in their order. @throws DomainError NOT_FOUND */
  private async nominees(ctx: Ctx, ids: readonly string[], day: PlainDate, field: string): Promise<[Nominee, ...Nominee[]]> {
    const found = new Map((await this.posts.nominees(ctx, ids, day)).map((each) => [each.personId, each]));
    const [first, ...rest] = ids.map((id, index) => {
      const nominee = found.get(id);
      if (!nominee) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'người này', whatEn: 'person' }, ['input', field, ...(ids.length > 1 ? [String(index)] : [])]);
      return nominee;
    });
    if (!first) throw new Error('An election or appointment names somebody.');
    return [first, ...rest];
  }

  /** Writes what a verdict allows, with its decision, log and overrides. */
  private async record(ctx: WriteCtx, input: Staffing, verdict: Verdict<null>, staffed: Staffed, write: (decisionId: string) => Promise<readonly [action: string, personIds: readonly string[]]>): Promise<Staffed> {
    const { overridden } = orThrow(settle(verdict, input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const decisionId = await this.decisions.record(ctx, input);
      const [action, personIds] = await write(decisionId);
      await this.log(ctx, input, staffed.organizationId, action, overridden);
      for (const id of new Set(personIds)) ctx.touched.push({ kind: 'person', id, action: 'CHANGED' });
      return staffed;
    });
  }

  private async log(ctx: WriteCtx, { decidedBy, decisionNumber, decidedOn, decisionTitle }: Staffing, organizationId: string, action: string, overridden: readonly Overridden[]): Promise<void> {
    const id = newId();
    await this.items.open(ctx, { kind: STAFFING.kind, stage: STAFFING.initial, dueOn: null, ids: [id], organizationIds: [organizationId] });
    await this.items.append(ctx, id, null, { action, to: STAFFING.initial, body: decidedBy, decisionNumber, decidedOn, remark: decisionTitle });
    await this.items.recordOverrides(ctx, id, overridden);
  }
}

/** The posts of those elected: a secretary or deputy leads the organisation itself, and has a seat besides; heads of an inspection committee hold theirs in it. */
function seatsOf({ kind, memberPersonIds, headId, deputyIds }: ElectionToRecord): { readonly personId: string; readonly post: PostKind; readonly inCommittee: boolean }[] {
  if (kind === 'INSPECTION') {
    const postOf = (personId: string): PostKind => (personId === headId ? 'INSPECTION_CHAIR' : deputyIds.includes(personId) ? 'INSPECTION_DEPUTY_CHAIR' : 'COMMITTEE_MEMBER');
    return memberPersonIds.map((personId) => ({ personId, post: postOf(personId), inCommittee: true }));
  }
  const seats = memberPersonIds.map((personId) => ({ personId, post: 'COMMITTEE_MEMBER' as const, inCommittee: true }));
  if (kind === 'STANDING') return seats;
  const heads = [...(headId == null ? [] : [{ personId: headId, post: 'SECRETARY' as const }]), ...deputyIds.map((personId) => ({ personId, post: 'DEPUTY_SECRETARY' as const }))];
  return [...seats, ...heads.map((head) => ({ ...head, inCommittee: false }))];
}

function stale(current: number, given: number): Error {
  return refuse(kernelRefusals.VERSION_STALE, { current, given }, ['input', 'version']);
}
