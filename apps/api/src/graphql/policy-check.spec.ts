import type { Provider } from '@nestjs/common';
import { Field, Int, InterfaceType, ObjectType, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, Public } from '#graphql';
import { startTestApp, type TestApp } from '../testing/start-test-app.js';

@InterfaceType({ description: 'Whoever has a secret.', resolveType: () => Person })
abstract class Holder {
  @Field(() => String, { description: 'A name.' })
  readonly name!: string;
}

@ObjectType({ description: 'A person.', implements: () => [Holder] })
class Person extends Holder {
  @Field(() => Int, { description: 'A number.' })
  readonly age!: number;
}

const PERSON = { name: 'Lò Thị An', age: 40 };

@Resolver(() => Person)
class PersonResolver {
  @Query(() => Person, { description: 'One.' })
  @Public('a test')
  person(): object {
    return PERSON;
  }

  @ResolveField(() => String, { description: 'The number of the identity card.' })
  @Allow('secret')
  nationalId(): string {
    return '012345678901';
  }

  @ResolveField(() => String, { description: 'The name, shouted.' })
  @Allow('shout')
  shouted(@Parent() person: Person): string {
    return person.name.toUpperCase();
  }
}

const starting = async (...resolvers: Provider[]): Promise<void> => {
  const server = await startTestApp(resolvers);
  await server.app.close();
};

describe('policies', () => {
  describe('at run time', () => {
    let server: TestApp | undefined;
    afterEach(() => server?.app.close());

    it('guard a field resolver, and only that field', async () => {
      server = await startTestApp([PersonResolver]);
      const { data, errors, text } = await server.post('{ person { name age shouted } }');
      expect([data, errors]).toEqual([{ person: { ...PERSON, shouted: 'LÒ THỊ AN' } }, undefined]);
      const refused = await server.post('{ person { name nationalId } }');
      expect(refused.errors).toMatchObject([{ path: ['person', 'nationalId'], extensions: { code: 'FORBIDDEN' } }]);
      expect(text + refused.text).not.toContain('012345678901');
      expect(server.guard.asked).toEqual(['shout', 'secret']);
    });

    it('guard a field that no method resolves by what it holds of people, and close one of which nobody said it', async () => {
      server = await startTestApp([PersonResolver]);
      server.guard.openers.set('Person.age', 'secret').set('Person.shouted', undefined).set('Person.name', undefined);
      const refusals = async (query: string): Promise<unknown> => (await server?.post(query))?.errors?.map(({ path, extensions }) => [path, extensions['code']]);
      expect(await refusals('{ person { age } }')).toEqual([[['person', 'age'], 'FORBIDDEN']]);
      expect(await refusals('{ person { ... on Person { years: age } } }')).toEqual([[['person', 'years'], 'FORBIDDEN']]);
      expect(await refusals('{ person { name } }')).toEqual([[['person', 'name'], 'FORBIDDEN']]);
      expect(await refusals('{ person { shouted } }')).toEqual([[['person', 'shouted'], 'FORBIDDEN']]);
      expect(await refusals('{ person { __typename } }')).toBeUndefined();
    });

    it('go along with a field that an interface resolves', async () => {
      @Resolver(() => Holder)
      class HolderResolver {
        @Query(() => Holder, { description: 'One.' })
        @Public('a test')
        holder(): object {
          return PERSON;
        }

        @ResolveField(() => String, { description: 'A secret.' })
        @Allow('secret')
        secret(): string {
          return 'canary';
        }
      }
      server = await startTestApp([HolderResolver, PersonResolver]);
      for (const query of ['{ holder { secret } }', '{ person { secret } }', '{ holder { ... on Person { secret } } }']) {
        const { errors, text } = await server.post(query);
        expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
        expect(text).not.toContain('canary');
      }
    });
  });

  describe('at the start', () => {
    it('refuse a query that has none', async () => {
      @Resolver()
      class Bare {
        @Query(() => String, { description: 'Anything.' })
        anything(): string {
          return '';
        }
      }
      await expect(starting(Bare)).rejects.toThrow('Query.anything (Bare.anything) has neither @Allow nor @Public');
    });

    it('refuse a field resolver that has none', async () => {
      @Resolver(() => Person)
      class Leaking {
        @ResolveField(() => String, { description: 'A secret.' })
        diary(): string {
          return '';
        }
      }
      await expect(starting(PersonResolver, Leaking)).rejects.toThrow('Person.diary (Leaking.diary) has neither @Allow nor @Public');
    });

    it('refuse a method that has both', async () => {
      @Resolver()
      class Both {
        @Query(() => String, { description: 'Anything.' })
        @Allow('x')
        @Public('y')
        anything(): string {
          return '';
        }
      }
      await expect(starting(Both)).rejects.toThrow('Query.anything (Both.anything) has more than one of @Allow and @Public');
    });

    @Resolver()
    class Base {
      @Query(() => String, { description: 'Anything.' })
      @Public('open')
      anything(): string {
        return 'open';
      }
    }

    @Resolver()
    class Guarded extends Base {
      @Query(() => String, { description: 'Anything.' })
      @Allow('secret')
      override anything(): string {
        return 'guarded';
      }
    }

    it.each([
      ['before', [Guarded, Base]],
      ['after', [Base, Guarded]],
    ])('refuse a resolver registered %s its base, which would go round its guard', async (_order, resolvers) => {
      await expect(starting(...resolvers)).rejects.toThrow(/Query\.anything is answered by (Base|Guarded)\.anything and (Base|Guarded)\.anything/);
    });

    it('refuse an override that forgot to say who may call it', async () => {
      @Resolver()
      class Forgetful extends Base {
        @Query(() => String, { description: 'Anything.' })
        override anything(): string {
          return 'forgotten';
        }
      }
      await expect(starting(Forgetful)).rejects.toThrow('Query.anything (Forgetful.anything) has neither @Allow nor @Public');
    });

    it('refuse a subscription, which we could not guard', async () => {
      @Resolver()
      class Subscribing {
        @Subscription(() => String, { description: 'Anything.' })
        @Allow('secret')
        news(): null {
          return null;
        }
      }
      await expect(starting(Subscribing, PersonResolver)).rejects.toThrow('Subscription.news is resolved in a way that no policy can guard');
    });

    it('refuse an override that lost its decorators', async () => {
      @Resolver()
      class Silent extends Base {
        override anything(): string {
          return 'lost';
        }
      }
      await expect(starting(Silent, PersonResolver)).rejects.toThrow(/Query\.anything/);
    });
  });
});
