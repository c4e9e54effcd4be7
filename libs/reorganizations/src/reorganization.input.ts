import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsDefined, IsEnum, IsInt, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { OrganizationKind, OrganizationSector } from '#enums';
import type { PlainDate } from '#kernel';
import { DecidedInput } from '#workflow';

const REASON_MAX = 500;
const NAME_MAX = 200;
/** More than any one decision reorganises. */
const UNITS_MAX = 200;
const MEMBERS_MAX = 2_000;

@InputType({ isAbstract: true })
export abstract class OperationInput extends DecidedInput {
  @Field(() => PlainDateScalar, { description: 'First day of the new state: in the past as long as nothing later is on record, at most a year ahead.' })
  @IsDefined()
  readonly effectiveOn!: PlainDate;
}

@InputType({ isAbstract: true })
abstract class ChangedOrganizationInput extends OperationInput {
  @Field(() => UuidScalar, { description: 'Id of the organisation.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { description: 'Version of the organisation the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'An organisation to be founded, with those who go to it.' })
export class NewPartInput {
  @LineField(NAME_MAX, 'Its name.')
  readonly name!: string;

  @Field(() => OrganizationKind, { description: 'Its kind.' })
  @IsEnum(OrganizationKind)
  readonly kind!: OrganizationKind;

  @Field(() => OrganizationSector, { nullable: true, description: 'Its sector.' })
  @IsOptional()
  @IsEnum(OrganizationSector)
  readonly sector?: OrganizationSector | null;

  @Field(() => [UuidScalar], { defaultValue: [], description: 'Members who go to it, of a cell.' })
  @ArrayMaxSize(MEMBERS_MAX)
  @IsUUID(undefined, { each: true })
  readonly memberIds!: string[];

  @Field(() => [UuidScalar], { defaultValue: [], description: 'Organisations that pass under it, of a committee.' })
  @ArrayMaxSize(UNITS_MAX)
  @IsUUID(undefined, { each: true })
  readonly cellIds!: string[];
}

@InputType({ description: 'An organisation to be founded under another.' })
export class NewOrganizationInput {
  @Field(() => UuidScalar, { description: 'The organisation it stands under.' })
  @IsUUID()
  readonly parentId!: string;

  @LineField(NAME_MAX, 'Its name.')
  readonly name!: string;

  @Field(() => OrganizationKind, { description: 'Its kind.' })
  @IsEnum(OrganizationKind)
  readonly kind!: OrganizationKind;

  @Field(() => OrganizationSector, { nullable: true, description: 'Its sector.' })
  @IsOptional()
  @IsEnum(OrganizationSector)
  readonly sector?: OrganizationSector | null;
}

@InputType({ description: 'An organisation at the version a change is based on.' })
export class OrganizationVersionInput {
  @Field(() => UuidScalar, { description: 'Id of the organisation.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => Int, { description: 'Its version.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'The founding of an organisation: of a cell with members of other cells, of a committee with cells that pass under it.' })
export class FoundOrganizationInput extends OperationInput {
  @Field(() => UuidScalar, { description: 'The organisation it stands under.' })
  @IsUUID()
  readonly parentId!: string;

  @Field(() => NewPartInput, { description: 'What is founded, and who goes to it.' })
  @ValidateNested()
  readonly founded!: NewPartInput;
}

@InputType({ description: 'Another name.' })
export class RenameOrganizationInput extends ChangedOrganizationInput {
  @LineField(NAME_MAX, 'The new name.')
  readonly name!: string;
}

@InputType({ description: 'Another kind; where a cell becomes a committee, with the cells founded under it and all its members placed.' })
export class ChangeOrganizationKindInput extends ChangedOrganizationInput {
  @Field(() => OrganizationKind, { description: 'The new kind.' })
  @IsEnum(OrganizationKind)
  readonly kind!: OrganizationKind;

  @Field(() => [NewPartInput], { defaultValue: [], description: 'Cells founded under it.' })
  @ArrayMaxSize(UNITS_MAX)
  @ValidateNested({ each: true })
  readonly cells!: NewPartInput[];
}

@InputType({ description: 'Another organisation to stand under.' })
export class MoveOrganizationInput extends ChangedOrganizationInput {
  @Field(() => UuidScalar, { description: 'The organisation it stands under from then on.' })
  @IsUUID()
  readonly parentId!: string;
}

@InputType({ description: 'A merger: several organisations go up in one that is there already (“intoId”) or new (“founded”), with all members and all that stands under them.' })
export class MergeOrganizationsInput extends OperationInput {
  @Field(() => [OrganizationVersionInput], { description: 'The organisations that end.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_MAX)
  @ValidateNested({ each: true })
  readonly organizations!: OrganizationVersionInput[];

  @Field(() => UuidScalar, { nullable: true, description: 'The organisation that takes them over.' })
  @IsOptional()
  @IsUUID()
  readonly intoId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of that organisation.' })
  @IsOptional()
  @IsInt()
  readonly intoVersion?: number | null;

  @Field(() => NewOrganizationInput, { nullable: true, description: 'The new organisation.' })
  @IsOptional()
  @ValidateNested()
  readonly founded?: NewOrganizationInput | null;
}

@InputType({ description: 'A split: new organisations come out of one, under the same parent.' })
export class SplitOrganizationInput extends ChangedOrganizationInput {
  @Field(() => [NewPartInput], { description: 'The new organisations.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_MAX)
  @ValidateNested({ each: true })
  readonly parts!: NewPartInput[];

  @Field(() => Boolean, { description: 'Whether the old organisation ends; else whoever is not named stays.' })
  @IsBoolean()
  readonly end!: boolean;
}

@InputType({ description: 'Where one member goes.' })
export class MemberPlacementInput {
  @Field(() => UuidScalar, { description: 'Id of the member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => UuidScalar, { description: 'The cell.' })
  @IsUUID()
  readonly toId!: string;
}

@InputType({ description: 'The end of an organisation without a successor.' })
export class DissolveOrganizationInput extends ChangedOrganizationInput {
  @Field(() => UuidScalar, { nullable: true, description: 'The cell to which all members go who are not placed one by one.' })
  @IsOptional()
  @IsUUID()
  readonly membersToId?: string | null;

  @Field(() => [MemberPlacementInput], { defaultValue: [], description: 'Members placed one by one.' })
  @ArrayMaxSize(MEMBERS_MAX)
  @ValidateNested({ each: true })
  readonly placements!: MemberPlacementInput[];

  @Field(() => UuidScalar, { nullable: true, description: 'The organisation under which passes what stood under it.' })
  @IsOptional()
  @IsUUID()
  readonly childrenToId?: string | null;
}

@InputType({ description: 'The reorganisation to undo, and why.' })
export class UndoReorganizationInput {
  @Field(() => UuidScalar, { description: 'Id of the reorganisation.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => Int, { description: 'Its version.' })
  @IsInt()
  readonly version!: number;

  @LineField(REASON_MAX, 'The reason.')
  readonly reason!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

/** Exactly one operation, as its mutation will be sent. */
@ArgsType()
export class PreviewArgs {
  @Field(() => FoundOrganizationInput, { nullable: true, description: 'A founding.' })
  @IsOptional()
  @ValidateNested()
  readonly found?: FoundOrganizationInput | null;

  @Field(() => RenameOrganizationInput, { nullable: true, description: 'A renaming.' })
  @IsOptional()
  @ValidateNested()
  readonly rename?: RenameOrganizationInput | null;

  @Field(() => ChangeOrganizationKindInput, { nullable: true, description: 'A change of kind.' })
  @IsOptional()
  @ValidateNested()
  readonly changeKind?: ChangeOrganizationKindInput | null;

  @Field(() => MoveOrganizationInput, { nullable: true, description: 'A move.' })
  @IsOptional()
  @ValidateNested()
  readonly move?: MoveOrganizationInput | null;

  @Field(() => MergeOrganizationsInput, { nullable: true, description: 'A merger.' })
  @IsOptional()
  @ValidateNested()
  readonly merge?: MergeOrganizationsInput | null;

  @Field(() => SplitOrganizationInput, { nullable: true, description: 'A split.' })
  @IsOptional()
  @ValidateNested()
  readonly split?: SplitOrganizationInput | null;

  @Field(() => DissolveOrganizationInput, { nullable: true, description: 'A dissolution.' })
  @IsOptional()
  @ValidateNested()
  readonly dissolve?: DissolveOrganizationInput | null;
}
