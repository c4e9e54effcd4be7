import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { kernelRefusals, orThrow, refuse } from '#kernel';
import { DuplicateQuery, type DuplicateRow, type SuspicionRow } from './duplicate.query.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { apartVerdict, namedApart, type Apart, type Named } from './duplicate.rules.js';
import { IdentityNumberQuery } from './identity-number.query.js';
import { memberRefusals } from './member.refusals.js';

export interface ApartToDeclare extends Apart {
  readonly reason: string;
  readonly validateOnly: boolean;
}

/** People who may be on record twice. */
@Injectable()
export class DuplicateService {
  constructor(
    private readonly duplicates: DuplicateQuery,
    private readonly writes: DuplicateRepository,
    private readonly numbers: IdentityNumberQuery,
  ) {}

  /** Those in sight who may be the same as a person. @throws DomainError NOT_FOUND */
  async ofPerson(ctx: Ctx, personId: string): Promise<DuplicateRow[]> {
    if (!(await this.numbers.reaches(ctx, 'identity_write', personId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'người này', whatEn: 'person' }, ['personId']);
    const found = await this.duplicates.ofPerson(ctx, personId);
    for (const id of [personId, ...found.map((each) => each.personId)]) ctx.touched.push({ kind: 'person', id, action: 'READ' });
    return found;
  }

  /** What the actor has to look into. */
  async suspicions(ctx: Ctx): Promise<SuspicionRow[]> {
    const found = await this.duplicates.suspicions(ctx);
    for (const { personId } of found) ctx.touched.push({ kind: 'person', id: personId, action: 'READ' });
    return found;
  }

  /** Answers the entry's id. @throws DomainError APART_AMBIGUOUS, APART_FROM_SELF, NOT_FOUND, APART_DECLARED */
  async declareApart(ctx: WriteCtx, { reason, validateOnly, ...apart }: ApartToDeclare): Promise<string | null> {
    const named = orThrow(namedApart(apart));
    const people = await this.peopleOf(ctx, named);
    const done = await rehearsable(ctx, validateOnly, async () => {
      const id = await this.writes.declareApart(ctx, named, reason);
      // Somebody else may have declared it since it was checked.
      if (id === null) throw refuse(memberRefusals.APART_DECLARED, {}, ['input', 'otherId']);
      ctx.touched.push({ kind: 'not_same_person', id, action: 'CREATED' }, ...people.map((person) => ({ kind: 'person', id: person, action: 'CHANGED' as const })));
      return id;
    });
    return validateOnly ? null : done;
  }

  /** Those of the two whom the actor sees. */
  private async peopleOf(ctx: Ctx, named: Named): Promise<readonly string[]> {
    if (!('suspicionId' in named)) {
      orThrow(apartVerdict(await this.duplicates.apart(ctx, named.personId, named.otherId)));
      return [named.personId, named.otherId];
    }
    const [suspicion] = ctx.scope.has('duplicate.settle') ? await this.duplicates.suspicions(ctx, named.suspicionId) : [];
    if (!suspicion) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'nghi vấn trùng hồ sơ', whatEn: 'suspicion' }, ['input', 'suspicionId']);
    return [suspicion.personId];
  }
}
