import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse, type DomainError } from '#kernel';
import { memberRefusals } from './member.refusals.js';
import { RelationQuery, type RelationRow } from './relation.query.js';
import { RelationRepository } from './relation.repository.js';
import { declareVerdict, isNamedOnce, seenFromTheOther, withdrawVerdict, type NamedPerson, type Relation } from './relation.rules.js';

export interface RelationToDeclare extends NamedPerson {
  /** Of whom it is declared; the actor unless said. */
  readonly personId?: string | null;
  /** What the other is to that person. */
  readonly kind: Relation;
  readonly validateOnly: boolean;
}

/** A relationship as one of its two people has it. */
export interface RelationOfPerson {
  readonly id: string;
  /** What the other is to the person. */
  readonly kind: Relation;
  readonly personName: string;
  readonly otherName: string;
  readonly declaredOn: string;
  readonly withdrawnOn: string | null;
  readonly withdrawReason: string | null;
  readonly version: number;
}

/** Relationships between people in the system, declared so that nobody decides on a relative. */
@Injectable()
export class RelationService {
  constructor(
    private readonly relations: RelationQuery,
    private readonly writes: RelationRepository,
  ) {}

  /** Those of a person, the actor unless said, withdrawn ones too. @throws DomainError NOT_FOUND */
  async ofPerson(ctx: Ctx, personId: string | null): Promise<RelationOfPerson[]> {
    const id = await this.kept(ctx, personId, ['personId']);
    ctx.touched.push({ kind: 'person', id, action: 'READ' });
    return this.seenFrom(ctx, id, await this.relations.ofPerson(ctx, id));
  }

  /** @throws DomainError NOT_FOUND, RELATIVE_AMBIGUOUS, RELATION_TO_SELF, RELATION_EXISTS */
  async declare(ctx: WriteCtx, input: RelationToDeclare): Promise<RelationOfPerson | null> {
    const personId = await this.kept(ctx, input.personId ?? null, ['input', 'personId']);
    const found = isNamedOnce(input) ? await this.other(ctx, input) : null;
    const stands = found !== null && (await this.relations.stands(ctx, personId, found));
    const otherId = orThrow(declareVerdict(input, { personId, otherId: found, stands }));
    const declared = await rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      // Somebody else may have declared one since it was checked.
      if (!(await this.writes.declare(ctx, { id, personId, otherId, kind: input.kind }))) throw refuse(memberRefusals.RELATION_EXISTS, {}, ['input', 'otherId']);
      ctx.touched.push({ kind: 'person_relation', id, action: 'CREATED' });
      return this.changed(ctx, personId, id);
    });
    return input.validateOnly ? null : declared;
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, RELATION_WITHDRAWN, RELATION_DECLARED_BY_OTHERS */
  async withdraw(ctx: WriteCtx, { relationId, version, reason, validateOnly }: { relationId: string; version: number; reason: string; validateOnly: boolean }): Promise<RelationOfPerson> {
    const found = await this.relations.findInScope(ctx, relationId);
    if (!found) throw notFound(['input', 'relationId']);
    if (found.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: found.version, given: version }, ['input', 'version']);
    orThrow(withdrawVerdict(found, ctx.actor.personId));
    // Only who may change it can lock it: whoever may not was told why above.
    const locked = await this.relations.lock(ctx, relationId);
    if (locked?.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: locked?.version ?? version, given: version }, ['input', 'version']);
    return rehearsable(ctx, validateOnly, async () => {
      await this.writes.withdraw(ctx, relationId, reason);
      ctx.touched.push({ kind: 'person_relation', id: relationId, action: 'CHANGED' });
      return this.changed(ctx, found.personId, relationId);
    });
  }

  /** The relationship after a change, as its person has it; the change is one of both people. */
  private async changed(ctx: WriteCtx, personId: string, id: string): Promise<RelationOfPerson> {
    const row = await this.relations.findInScope(ctx, id);
    if (!row) throw new Error('A relationship that was written cannot be read.');
    for (const each of [row.personId, row.otherId]) ctx.touched.push({ kind: 'person', id: each, action: 'CHANGED' });
    const [seen] = await this.seenFrom(ctx, personId, [row]);
    if (!seen) throw new Error('A relationship is seen from one of its two people.');
    return seen;
  }

  /** The person, if the actor keeps their relationships. */
  private async kept(ctx: Ctx, personId: string | null, path: readonly string[]): Promise<string> {
    const id = personId ?? ctx.actor.personId;
    if (id === null || !(await this.relations.keeps(ctx, id))) throw notFound(path);
    return id;
  }

  private async other(ctx: Ctx, { otherId, otherCardNumber, otherName }: NamedPerson): Promise<string | null> {
    return otherId != null ? this.relations.known(ctx, otherId) : this.relations.cardHolder(ctx, otherCardNumber ?? '', otherName ?? '');
  }

  private async seenFrom(ctx: Ctx, personId: string, rows: readonly RelationRow[]): Promise<RelationOfPerson[]> {
    const names = await this.relations.names(ctx, rows.map(({ id }) => id));
    const nameOf = (relationId: string, id: string): string => names.find((name) => name.relationId === relationId && name.personId === id)?.fullName ?? '';
    return rows.map((row) => {
      const declaredOfThem = row.personId === personId;
      const { id, declaredOn, withdrawnOn, withdrawReason, version } = row;
      const otherId = declaredOfThem ? row.otherId : row.personId;
      const kind = declaredOfThem ? row.kind : seenFromTheOther(row.kind);
      return { id, kind, personName: nameOf(id, personId), otherName: nameOf(id, otherId), declaredOn, withdrawnOn, withdrawReason, version };
    });
  }
}

function notFound(path: readonly string[]): DomainError {
  const what = path.includes('relationId') ? { whatVi: 'quan hệ đã khai', whatEn: 'declared relationship' } : { whatVi: 'người này', whatEn: 'person' };
  return refuse(kernelRefusals.NOT_FOUND, what, path);
}
