import 'reflect-metadata';
import type { Ctx } from '#database';

const POLICIES = Symbol('policies');

/** What a resolver method says of who may call it. */
export type FieldPolicy = { readonly right: string } | { readonly publicBecause: string };

/** The field may be read or called by who holds the right. */
export function Allow(right: string): MethodDecorator {
  return declare({ right });
}

/**
 * The field needs no right. The reason is for the reader: why that is safe, e.g. that the service checks,
 * or that the parent was already allowed and this shows no more of it.
 */
export function Public(reason: string): MethodDecorator {
  return declare({ publicBecause: reason });
}

/** Every policy declared on a resolver method; a method in good order has exactly one. */
export function policiesOf(method: object): readonly FieldPolicy[] {
  return (Reflect.getOwnMetadata(POLICIES, method) ?? []) as FieldPolicy[];
}

/**
 * Decides whether the actor holds a right at all, anywhere; where and on what is for the service to check.
 * Asked before every field that carries `@Allow`, so it must answer without waiting.
 */
export abstract class FieldGuard {
  /** @throws DomainError FORBIDDEN or UNAUTHENTICATED */
  abstract check(right: string, ctx: Ctx): void;

  /**
   * The right that opens a field, whoever resolves it, by what it holds of people; null: it holds nothing of them;
   * undefined: nobody said what it holds, so nobody may read it.
   */
  abstract opener(type: string, field: string): string | null | undefined;
}

function declare(policy: FieldPolicy): MethodDecorator {
  return (_target, _name, descriptor) => {
    const method = descriptor.value as object;
    Reflect.defineMetadata(POLICIES, [...policiesOf(method), policy], method);
  };
}
