import { Injectable } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, rowsLoader, type LoaderCache } from '#graphql';
import { MemberModel, PersonModel } from '#members';
import { PartyBackgroundModel, PersonBackgroundModel, PersonOriginModel, PersonResidenceModel, PersonSchoolingModel, sheetPart, type SheetPart, type SheetTable } from './sheet.model.js';
import { SheetQuery, type SheetRow } from './sheet.query.js';

interface OfPerson {
  readonly personId: string;
}

const SHEET = {};

/** All parts of the sheets of a request's people in one statement. */
@Injectable()
export class SheetLoader {
  constructor(private readonly sheets: SheetQuery) {}

  async part(loaders: LoaderCache, ctx: Ctx, { personId }: OfPerson, table: SheetTable): Promise<SheetPart | null> {
    const [row] = await loaders.of(SHEET, () => rowsLoader((ids) => this.sheets.ofPersons(ctx, ids), (each: SheetRow) => [each.personId])).load(personId);
    const values = row?.[table] ?? null;
    return values && sheetPart(table, values);
  }
}

/** What the record sheet adds to a person. */
@Resolver(() => PersonModel)
export class PersonSheetResolver {
  constructor(private readonly loader: SheetLoader) {}

  @ResolveField(() => PersonOriginModel, { nullable: true, description: 'Names at birth and others, places of birth and origin; null where nothing is on record.' })
  @Allow('member.read')
  async origin(@Parent() person: OfPerson, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SheetPart | null> {
    return this.loader.part(loaders, ctx, person, 'person_origin');
  }

  @ResolveField(() => PersonResidenceModel, { nullable: true, description: 'Where the person lives; null where nothing is on record, and for those who may not know how to reach the person.' })
  @Allow('contact.read')
  async residence(@Parent() person: OfPerson, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SheetPart | null> {
    return this.loader.part(loaders, ctx, person, 'person_residence');
  }

  @ResolveField(() => PersonSchoolingModel, { nullable: true, description: 'Schooling besides its level; null where nothing is on record or it is out of scope.' })
  @Allow('education.read')
  async schooling(@Parent() person: OfPerson, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SheetPart | null> {
    return this.loader.part(loaders, ctx, person, 'person_schooling');
  }

  @ResolveField(() => PersonBackgroundModel, { nullable: true, description: 'Belief, family, health; null where nothing is on record, and for all but the secretary of the present cell, the party office and the person.' })
  @Allow('sensitive.read')
  async background(@Parent() person: OfPerson, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SheetPart | null> {
    return this.loader.part(loaders, ctx, person, 'person_background');
  }
}

/** What the record sheet adds to a member. */
@Resolver(() => MemberModel)
export class MemberSheetResolver {
  constructor(private readonly loader: SheetLoader) {}

  @ResolveField(() => PartyBackgroundModel, { nullable: true, description: 'Work, Youth Union and army; null where nothing is on record.' })
  @Allow('member.read')
  async partyBackground(@Parent() member: OfPerson, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SheetPart | null> {
    return this.loader.part(loaders, ctx, member, 'party_background');
  }
}
