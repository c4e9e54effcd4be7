import { ArgsType, Field } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsEnum } from 'class-validator';
import { CaseDimensionEnum, type CaseDimension } from './case-groups.model.js';

@ArgsType()
export class CaseGroupsArgs {
  @Field(() => [CaseDimensionEnum], { description: 'By what, one or two of them.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsEnum(CaseDimensionEnum, { each: true })
  readonly by!: CaseDimension[];
}
