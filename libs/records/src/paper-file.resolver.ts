import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { MemberLoader, MemberModel, PersonModel, type MemberRow, type PersonRow } from '#members';
import { RecordFileCheckInput } from './paper-file.input.js';
import { FileCheckPayload, PaperFileModel } from './paper-file.model.js';
import type { FileCheckRow } from './paper-file.query.js';
import { PaperFileService, type PaperFile } from './paper-file.service.js';

interface FileView extends Pick<PaperFile, 'missing' | 'version'> {
  readonly checkedById: string | null;
  readonly checkedOn: string | null;
  readonly keptAt: string | null;
  readonly remark: string | null;
  readonly documents: FileCheckRow['documents'];
  readonly dueOn: PlainDate | null;
}

@Resolver(() => MemberModel)
export class MemberPaperFileResolver {
  constructor(
    private readonly files: PaperFileService,
    private readonly members: MemberLoader,
  ) {}

  @ResolveField(() => PaperFileModel, { description: 'What the member’s paper file was found to hold, and where it is kept.' })
  @Allow('member.read')
  async paperFile(@Parent() member: Dated<MemberRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<FileView> {
    const { check, missing, dueOn, version } = await this.files.ofMember(loaders, ctx, member);
    const { checkedById = null, checkedOn = null, keptAt = null, remark = null, documents = [] } = check ?? {};
    return { checkedById, checkedOn, keptAt, remark, documents, missing, dueOn, version };
  }

  @Mutation(() => FileCheckPayload, {
    description: 'Records that a member’s paper file was held against the roll: what it holds and where it is kept. For the party office, of present members. Refuses with NOT_FOUND, VERSION_STALE, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, PAPER_TWICE.',
  })
  @Allow('file.keep')
  async recordFileCheck(@CurrentCtx() ctx: WriteCtx, @CurrentLoaders() loaders: LoaderCache, @Args('input', { description: 'What was found.' }) input: RecordFileCheckInput): Promise<{ member: Dated<MemberRow> }> {
    const id = await this.files.record(ctx, input);
    const member = await this.members.byId(loaders, ctx, { id, asOf: ctx.today });
    if (!member) throw new Error('A member whose file is kept must be in scope.');
    return { member };
  }
}

@Resolver(() => PaperFileModel)
export class PaperFileResolver {
  constructor(private readonly members: MemberLoader) {}

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who checked it last; null while there was no check, and where out of scope.' })
  @Allow('member.read')
  async checkedBy(@Parent() { checkedById }: FileView, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = checkedById === null ? null : await this.members.person(loaders, ctx, checkedById);
    return person && { ...person, asOf: ctx.today };
  }
}
