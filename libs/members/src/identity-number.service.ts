import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { kernelRefusals, orThrow, refuse, type DomainError } from '#kernel';
import { Regulations } from '#regulations';
import { DuplicateRepository } from './duplicate.repository.js';
import { IdentityNumberQuery, type MaskedNumber } from './identity-number.query.js';
import { IdentityNumberRepository } from './identity-number.repository.js';
import { entryVerdict, IDENTITY_NUMBER_KINDS, masked, plainNumber, type NumberKind } from './identity-number.rules.js';
import { memberRefusals } from './member.refusals.js';

const NUMBERS = {};
const NOBODY_HAS_IT = { names: [], elsewhere: false };

interface NumberOfPerson {
  readonly personId: string;
  readonly kind: NumberKind;
  readonly validateOnly: boolean;
}

export interface NumberToSet extends NumberOfPerson {
  readonly number?: string | null;
  readonly version: number;
}

export interface NumberToReveal extends NumberOfPerson {
  readonly purpose: string;
}

/** National ids and card numbers: shown by their end only, but to whoever says what the whole number is for. */
@Injectable()
export class IdentityNumberService {
  constructor(
    private readonly numbers: IdentityNumberQuery,
    private readonly writes: IdentityNumberRepository,
    private readonly duplicates: DuplicateRepository,
    private readonly regulations: Regulations,
  ) {}

  /** Both numbers of a person as they are shown, also where there is none. */
  async ofPerson(loaders: LoaderCache, ctx: Ctx, personId: string): Promise<MaskedNumber[]> {
    const loader = loaders.of(NUMBERS, () => rowsLoader((ids) => this.numbers.masked(ctx, ids), (row: MaskedNumber) => [row.personId]));
    const found = await loader.load(personId);
    return IDENTITY_NUMBER_KINDS.map((kind) => found.find((each) => each.kind === kind) ?? { personId, kind, masked: null, version: 0 });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, or what `entryVerdict` refuses */
  async set(ctx: WriteCtx, { personId, kind, version, validateOnly, ...input }: NumberToSet): Promise<MaskedNumber> {
    if (!(await this.numbers.reaches(ctx, 'identity_write', personId))) throw notFound();
    const before = (await this.numbers.masked(ctx, [personId])).find((each) => each.kind === kind);
    if ((before?.version ?? 0) !== version) throw stale(before?.version ?? 0, version);
    const number = input.number == null ? null : plainNumber(input.number);
    if (number !== null) await this.writes.hold(ctx, number);
    const ground = number === null ? NOBODY_HAS_IT : await this.numbers.ground(ctx, personId, number);
    const { disputed } = orThrow(entryVerdict(kind, number, ground, this.regulations.on(ctx.today)));
    return rehearsable(ctx, validateOnly, async () => {
      if (!(await this.writes.enter(ctx, { personId, kind, number, version, disputed }))) throw stale(version + 1, version);
      await this.duplicates.suspect(ctx, personId, number);
      ctx.touched.push({ kind: 'person', id: personId, action: 'CHANGED' });
      return { personId, kind, masked: number === null ? null : masked(number), version: version + 1 };
    });
  }

  /** The whole number, null when it was only to be checked whether it would be told. @throws DomainError NOT_FOUND, IDENTITY_NUMBER_ABSENT */
  async reveal(ctx: WriteCtx, { personId, kind, purpose, validateOnly }: NumberToReveal): Promise<string | null> {
    if (personId !== ctx.actor.personId && !(await this.numbers.reaches(ctx, 'identity_reveal', personId))) throw notFound();
    const number = await this.numbers.whole(ctx, personId, kind);
    if (number === null) throw refuse(memberRefusals.IDENTITY_NUMBER_ABSENT, {}, ['input', 'kind']);
    await rehearsable(ctx, validateOnly, async () => {
      const id = await this.writes.recordReveal(ctx, personId, kind, purpose);
      ctx.touched.push({ kind: 'identity_reveal', id, action: 'CREATED' }, { kind: 'person', id: personId, action: 'READ' });
    });
    return validateOnly ? null : number;
  }
}

function notFound(): DomainError {
  return refuse(kernelRefusals.NOT_FOUND, { whatVi: 'người này', whatEn: 'person' }, ['input', 'personId']);
}

function stale(current: number, given: number): DomainError {
  return refuse(kernelRefusals.VERSION_STALE, { current, given }, ['input', 'version']);
}
