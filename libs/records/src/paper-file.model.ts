import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FileDocumentKind } from '#enums';
import { PlainDateScalar } from '#graphql';
import { MemberModel } from '#members';
import { PAPERS } from './paper-file.rules.js';

registerEnumType(FileDocumentKind, {
  name: 'FileDocumentKind',
  description: 'A paper of a member’s file.',
  valuesMap: Object.fromEntries(Object.entries(PAPERS).map(([kind, { vi, en }]) => [kind, { description: `${vi}: ${en}.` }])),
});

@ObjectType('FileDocument', { description: 'A paper that a file was found to hold.' })
export class FileDocumentModel {
  @Field(() => FileDocumentKind, { description: 'Which paper.' })
  readonly kind!: FileDocumentKind;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date on the paper; null where it has none.' })
  readonly documentOn!: string | null;

  @Field(() => Int, { description: 'How many copies.' })
  readonly copies!: number;
}

@ObjectType('PaperFile', { description: 'What a member’s paper file holds and where it is kept, by the last check until the day. The papers themselves are not here.' })
export class PaperFileModel {
  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the last check against the roll; null while there was none.' })
  readonly checkedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the file is kept; null while there was no check.' })
  readonly keptAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What was remarked at the check.' })
  readonly remark!: string | null;

  @Field(() => [FileDocumentModel], { description: 'The papers that were found.' })
  readonly documents!: readonly FileDocumentModel[];

  @Field(() => [FileDocumentKind], { description: 'Papers that the file must hold and was not found to; empty while there was no check.' })
  readonly missing!: readonly FileDocumentKind[];

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day by which the file is to be checked again; null where no rule says so, and for whoever is on no roll.' })
  readonly dueOn!: string | null;

  @Field(() => Int, { description: 'How many checks there were, to be given back when recording the next.' })
  readonly version!: number;
}

@ObjectType('FileCheckPayload', { description: 'The member whose file was checked; with `validateOnly` as before.' })
export class FileCheckPayload {
  @Field(() => MemberModel, { description: 'The member.' })
  readonly member!: MemberModel;
}
