import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { finding, kernelRefusals, type Finding, type PlainDate } from '#kernel';
import { duplicateFindings, DuplicateQuery, DuplicateRepository, RollRepository, type NewPerson } from '#members';
import { TransferQuery } from './transfer.query.js';
import { transferRefusals } from './transfer.refusals.js';

const PATH = ['input', 'person'];

/** What speaks against entering somebody. */
export interface NewcomerFindings {
  readonly refusals: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** People from outside the system who are not on record yet. */
@Injectable()
export class NewcomerService {
  constructor(
    private readonly transfers: TransferQuery,
    private readonly roll: RollRepository,
    private readonly duplicates: DuplicateQuery,
    private readonly suspicions: DuplicateRepository,
  ) {}

  /** Refuses with ETHNIC_GROUP_NOT_LISTED, DATE_IN_FUTURE, BORN_AFTER_ADMISSION; warns of POSSIBLE_DUPLICATE: somebody in sight may be the same. */
  async findings(ctx: WriteCtx, { fullName, ethnicGroup, birthDate }: NewPerson, admittedOn: PlainDate): Promise<NewcomerFindings> {
    const listed = await this.transfers.ethnicGroupExists(ctx, ethnicGroup);
    const refusals = [
      ...(listed ? [] : [finding(transferRefusals.ETHNIC_GROUP_NOT_LISTED, { code: ethnicGroup }, [...PATH, 'ethnicGroup'])]),
      ...(birthDate.earliest.toString() > ctx.today.toString() ? [finding(kernelRefusals.DATE_IN_FUTURE, { field: 'birthDate' }, [...PATH, 'birthDate'])] : []),
      ...(birthDate.isBefore(admittedOn) ? [] : [finding(kernelRefusals.BORN_AFTER_ADMISSION, { born: birthDate.toString(), admitted: admittedOn.toString() }, [...PATH, 'birthDate'])]),
    ];
    return { refusals, warnings: duplicateFindings(await this.duplicates.ofNew(ctx, fullName, birthDate), PATH) };
  }

  /** Answers the person's id. */
  async add(ctx: WriteCtx, person: NewPerson): Promise<string> {
    return this.roll.addPerson(ctx, person);
  }

  /** Has the party office told of those out of the actor's sight who may be the same, once the newcomer is on the roll. */
  async suspect(ctx: WriteCtx, personId: string): Promise<void> {
    await this.suspicions.suspect(ctx, personId);
  }
}
