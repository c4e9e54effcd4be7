import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { Authenticator } from '#access';
import { AuditRepository, type AuditedOperation } from '#audit';
import { IdempotencyRepository, RolledBack, UnitOfWork, type Ctx, type Touch, type WriteCtx } from '#database';
import { DomainError, kernelRefusals, refuse } from '#kernel';
import { OperationRunner, type Operation } from './graphql/operation-runner.js';
import { requestRefusals } from './request.refusals.js';

/** Mutations that open or end a session: repeating them does no harm, and an answer to them must not be kept. */
const WITHOUT_KEY = ['login', 'logout'];
const HAT_NOT_HELD = 'HAT_NOT_HELD';
const BUSY = 'BUSY';
const KEY_FORM = /^[\x21-\x7e]{1,128}$/;

/**
 * Runs one operation in its one transaction: the session is looked up in it, the operation runs, the audit
 * and, for a mutation, the idempotency record are written, and all of it is committed, or nothing.
 */
@Injectable()
export class RequestRunner extends OperationRunner {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authenticator: Authenticator,
    private readonly audit: AuditRepository,
    private readonly idempotency: IdempotencyRepository,
  ) {
    super();
  }

  override async run(operation: Operation): Promise<FormattedExecutionResult> {
    return operation.kind === 'query' ? this.query(operation) : this.mutation(operation);
  }

  private async query(operation: Operation): Promise<FormattedExecutionResult> {
    try {
      return await this.unitOfWork.read(operation.request, async (base) => {
        const ctx = await this.enter(base, operation);
        const result = await operation.execute(ctx);
        // Nobody logged in, nothing read: an entry would only let strangers fill the audit.
        if (ctx.actor.accountId !== null) this.audit.append(ctx, entryOf(operation, result));
        return result;
      });
    } catch (error) {
      if (error instanceof DomainError && !isBusy(error)) await this.recordRefusal(operation, codesOfRefusals(error));
      throw error;
    }
  }

  private async mutation(operation: Operation): Promise<FormattedExecutionResult> {
    try {
      const result = await this.attempt(operation);
      const codes = codesOf(result.errors ?? []);
      if (codes.some((code) => code !== BUSY)) await this.recordRefusal(operation, codes);
      return result;
    } catch (error) {
      if (error instanceof DomainError && !isBusy(error)) await this.recordRefusal(operation, codesOfRefusals(error));
      throw error;
    }
  }

  private async attempt(operation: Operation): Promise<FormattedExecutionResult> {
    return this.unitOfWork.run(operation.request, async (base) => {
      const ctx = await this.enter(base, operation);
      const key = keyOf(operation, ctx);
      const { accountId } = ctx.actor;
      if (key === null || accountId === null) return this.commit(ctx, operation);
      const claim = await this.idempotency.claim(ctx, accountId, key, contentHash(operation));
      if (claim.state === 'REUSED') throw refuse(requestRefusals.IDEMPOTENCY_KEY_REUSED);
      if (claim.state === 'REPEATED') return this.repeat(ctx, operation, JSON.parse(claim.response) as Kept);
      const answered = await this.commit(ctx, operation);
      const kept: Kept = { answered, touched: ctx.touched, scope: [...ctx.scope] };
      if (ctx.rehearsal.done) await this.idempotency.release(ctx, accountId, key);
      else await this.idempotency.store(ctx, accountId, key, JSON.stringify(kept));
      return answered;
    });
  }

  /** Answers as the first time, to whoever still has all the rights they had then; it is one more look at what the answer tells. */
  private repeat(ctx: WriteCtx, operation: Operation, { answered, touched, scope }: Kept): FormattedExecutionResult {
    const held = scope.every(([right, paths]) => ctx.scope.has(right) && paths.every((path) => ctx.scope.get(right)?.includes(path)));
    if (!held) throw refuse(kernelRefusals.FORBIDDEN);
    ctx.touched.push(...touched.map(({ kind, id }) => ({ kind, id, action: 'READ' as const })));
    this.audit.append(ctx, { operation: operation.fields.join(' '), outcome: 'REPEATED' });
    return answered;
  }

  /** Runs the mutation; with any error, nothing of it remains, and nothing is answered of what it would have been. */
  private async commit(ctx: WriteCtx, operation: Operation): Promise<FormattedExecutionResult> {
    const result = await operation.execute(ctx);
    if (result.errors) throw new RolledBack({ ...result, data: null });
    this.audit.append(ctx, { ...entryOf(operation, result), ...(ctx.rehearsal.done && { detail: { validateOnly: true } }) });
    return result;
  }

  /** What was refused was rolled back, its audit entry with it; that somebody tried is recorded all the same. */
  private async recordRefusal(operation: Operation, codes: readonly string[]): Promise<void> {
    // A hat that is not held cannot be entered in; that it was tried is recorded under those that are.
    const hat = codes.includes(HAT_NOT_HELD) ? null : operation.request.hat;
    await this.unitOfWork.read(operation.request, async (base) => {
      const ctx = await this.enter(base, operation, hat);
      this.audit.append(ctx, { operation: operation.fields.join(' '), outcome: 'REFUSED', detail: { codes } });
    });
  }

  private async enter<C extends Ctx>(base: C, { request }: Operation, hat: string | null = request.hat): Promise<C> {
    if (request.token === null) return base;
    return (await this.authenticator.session(base, request.token.value, hat)) ?? base;
  }
}

/** Whoever found no connection would only wait for another to record it. */
function isBusy({ refusals }: DomainError): boolean {
  return refusals.some(({ refusal }) => refusal === kernelRefusals.BUSY);
}

function codesOfRefusals(error: DomainError): string[] {
  return error.refusals.map(({ refusal }) => refusal.code);
}

/** What is kept of a mutation under its key. */
interface Kept {
  readonly answered: FormattedExecutionResult;
  readonly touched: readonly Touch[];
  /** The rights it was done with. */
  readonly scope: readonly (readonly [right: string, paths: readonly string[]])[];
}

function entryOf(operation: Operation, { errors }: FormattedExecutionResult): AuditedOperation {
  const fields = operation.fields.join(' ');
  if (!errors) return { operation: fields, outcome: 'DONE' };
  return { operation: fields, outcome: 'REFUSED', detail: { codes: codesOf(errors) } };
}

/** Every reason for which an operation was refused, once, also where one error carries several. */
function codesOf(errors: readonly GraphQLFormattedError[]): string[] {
  const codes = errors.flatMap(({ extensions }) => {
    const refusals = (extensions?.['refusals'] ?? []) as readonly { readonly code: string }[];
    return refusals.length > 0 ? refusals.map(({ code }) => code) : [String(extensions?.['code'])];
  });
  return [...new Set(codes)];
}

/** The key of the request; null when it has none and needs none. */
function keyOf({ fields, request }: Operation, ctx: Ctx): string | null {
  if (fields.every((field) => WITHOUT_KEY.includes(field))) return null;
  const key = request.idempotencyKey;
  if (key === null) {
    if (request.token?.transport === 'BEARER' && ctx.actor.accountId !== null) throw refuse(requestRefusals.IDEMPOTENCY_KEY_REQUIRED);
    return null;
  }
  if (!KEY_FORM.test(key)) throw refuse(requestRefusals.IDEMPOTENCY_KEY_MALFORMED);
  return key;
}

function contentHash({ document, variables }: Operation): Buffer {
  return createHash('sha256').update(JSON.stringify([document, variables])).digest();
}
