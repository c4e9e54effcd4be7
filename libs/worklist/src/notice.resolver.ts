import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { daysUntil, messageOf, storedDay, type Notice } from '#kernel';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { NoticeBoard } from '#workflow';
import { NoticeModel } from './notice.model.js';

type Shown = NoticeModel & Notice;

@Resolver(() => NoticeModel)
export class NoticeResolver {
  constructor(
    private readonly board: NoticeBoard,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => [NoticeModel], {
    description:
      'What comes up, is late or was sent back for the posts the actor holds today, the most pressing first: recognitions to vote on, terms and posts that end, letters that run out, meetings of a cell that are due or were missed, work returned or refused. For everybody who is logged in; whoever holds no post is told nothing.',
  })
  @Allow('session.own')
  async notices(@CurrentCtx() ctx: Ctx): Promise<Shown[]> {
    return (await this.board.all(ctx)).map((notice) => {
      const { refusal } = notice.told;
      return { ...notice, daysLeft: daysUntil(ctx.today, storedDay(notice.fallsOn)), code: refusal.code, message: messageOf(notice.told, ctx.language), rule: refusal.rule ?? null };
    });
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation whose post is told, as of today.' })
  @Allow('session.own')
  async organization(@Parent() { organizationId }: Shown, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Whom it is about, as of today; null where it is about nobody in particular, or somebody out of scope.' })
  @Allow('session.own')
  async person(@Parent() { personId }: Shown, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = personId === null ? null : await this.members.person(loaders, ctx, personId);
    if (person) ctx.touched.push({ kind: 'person', id: person.personId, action: 'READ' });
    return person && { ...person, asOf: ctx.today };
  }
}
