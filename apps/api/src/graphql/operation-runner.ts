import type { FormattedExecutionResult } from 'graphql';
import type { Ctx } from '#database';
import type { OperationHttp } from '#graphql';

/** A valid operation, ready to run. */
export interface Operation {
  readonly kind: 'query' | 'mutation';
  /** Names of the root fields, in order; fragments opened, aliases taken off. */
  readonly fields: readonly string[];
  /** Source text of the whole document. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly request: OperationHttp;
  /**
   * Runs the operation. Its errors are as the client will see them (`extensions.code` says which), so that
   * the result can be stored and given again byte for byte.
   */
  execute(ctx: Ctx): Promise<FormattedExecutionResult>;
}

/**
 * What the application does around an operation: it opens the transaction, finds out who acts, keeps the
 * audit and the idempotency record, and rolls back when the result has errors that say so.
 */
export abstract class OperationRunner {
  /** What it throws is answered like an error of the operation itself. */
  abstract run(operation: Operation): Promise<FormattedExecutionResult>;
}
