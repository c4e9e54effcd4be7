import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MemberHelpResult } from '#enums';
import { PlainDateScalar, UuidScalar } from '#graphql';

registerEnumType(MemberHelpResult, {
  name: 'MemberHelpResult',
  description: 'What came of a help.',
  valuesMap: {
    PROGRESS: { description: 'Đã tiến bộ: the cell recognises progress.' },
    NO_PROGRESS: { description: 'Không tiến bộ: there is none.' },
  },
});

@ObjectType('MemberHelp', { description: 'The help that a cell gives a member after a year rated “not completed”.' })
export class MemberHelpModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The failing year.' })
  readonly year!: number;

  @Field(() => String, { description: 'Who helps, and how.' })
  readonly helpers!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly startedOn!: string;

  @Field(() => PlainDateScalar, { description: 'Last day, as planned.' })
  readonly through!: string;

  @Field(() => MemberHelpResult, { nullable: true, description: 'What the cell voted at its end; null while it is under way.' })
  readonly result!: MemberHelpResult | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of that vote.' })
  readonly endedOn!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when ending it.' })
  readonly version!: number;
}

@ObjectType('MemberHelpPayload', { description: 'A help that was put on record or ended.' })
export class MemberHelpPayload {
  @Field(() => MemberHelpModel, { nullable: true, description: 'The help; null with `validateOnly`.' })
  readonly help!: MemberHelpModel | null;
}
