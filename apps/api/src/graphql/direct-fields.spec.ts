import { type PipeTransform } from '@nestjs/common';
import { Args, Parent, Resolver } from '@nestjs/graphql';
import { CurrentCtx, CurrentLoaders, type GraphQLContext } from '#graphql';
import { directResolver } from './direct-fields.js';

class Doubling implements PipeTransform {
  transform(value: number): number {
    return value * 2;
  }
}

@Resolver()
class Fields {
  private readonly own = 'own';

  nothing(): string {
    return this.own;
  }

  all(@CurrentLoaders() loaders: unknown, @Parent() parent: unknown, @CurrentCtx() ctx: unknown): unknown[] {
    return [this.own, loaders, parent, ctx];
  }

  client(@Parent() parent: unknown, @Args('from', { description: 'It.' }) from: string): unknown[] {
    return [parent, from];
  }

  piped(@Args('from', { description: 'It.' }, Doubling) from: number): number {
    return from;
  }
}

describe('directResolver', () => {
  const context = { ctx: 'ctx', loaders: 'loaders', http: 'http' } as unknown as GraphQLContext;
  const call = (method: string): unknown => directResolver(new Fields(), method)?.('parent', {}, context, undefined as never);

  it('calls a method that takes nothing from the client at once, with what its parameters stand for', () => {
    expect(call('nothing')).toBe('own');
    expect(call('all')).toEqual(['own', 'loaders', 'parent', 'ctx']);
  });

  it('leaves to Nest what takes arguments, for they pass through pipes', () => {
    expect(directResolver(new Fields(), 'client')).toBeUndefined();
    expect(directResolver(new Fields(), 'piped')).toBeUndefined();
  });
});
