import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { DEFAULT_PAGE_SIZE, type Edge, MAX_PAGE_SIZE, type Page, type PageArgs, type PageInfo } from '#kernel';

@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
export class PageInfoModel implements PageInfo {
  @Field(() => Boolean, { description: 'Whether there are rows after this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are rows before this page.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null when the page is empty.' })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null when the page is empty.' })
  readonly endCursor!: string | null;
}

/** Arguments of a connection; a list with filters extends it. `readPageArgs` of the kernel checks them. */
@ArgsType()
export class PageArguments implements PageArgs {
  @Field(() => Int, { nullable: true, description: `How many rows from the start, ${DEFAULT_PAGE_SIZE} unless said, at most ${MAX_PAGE_SIZE}.` })
  @IsOptional()
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows after this cursor.' })
  @IsOptional()
  readonly after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many rows from the end, at most ${MAX_PAGE_SIZE}.` })
  @IsOptional()
  readonly last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows before this cursor.' })
  @IsOptional()
  readonly before?: string | null;
}

/**
 * The base class of a Relay connection. The subclass gives it its name and description:
 * ```ts
 * @ObjectType({ description: 'Members, a page at a time.' })
 * export class MemberConnection extends connectionOf(Member) {}
 * ```
 * @param name name of the node in the schema, when it is not that of its class
 */
export function connectionOf<T extends object>(node: Type<T>, name: string = node.name): Type<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `A row of a page, with its cursor.` })
  class NodeEdge implements Edge<T> {
    @Field(() => node, { description: 'The row.' })
    readonly node!: T;

    @Field(() => String, { description: 'Says where in the list the row stands, to go on from there.' })
    readonly cursor!: string;
  }

  @ObjectType({ isAbstract: true })
  class Connection implements Page<T> {
    @Field(() => [NodeEdge], { description: 'The rows of the page.' })
    readonly edges!: readonly NodeEdge[];

    @Field(() => PageInfoModel, { description: 'Where the page stands in the list.' })
    readonly pageInfo!: PageInfoModel;
  }

  return Connection;
}
