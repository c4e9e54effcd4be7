import type pg from 'pg';

/** Audited operations that were done, each with the accounts it touched. */
const DONE = `
  SELECT entry.id, entry.account_id, entry.operation, subject.subject_id, subject.action
  FROM audit_entry entry LEFT JOIN audit_subject subject ON subject.entry_id = entry.id AND subject.subject_kind = 'account'
  WHERE entry.outcome = 'DONE'`;

/** What must not be found in any database, however often it was killed: a trace of half an operation. */
const TRACES = {
  'an account whose making was not audited exactly once': `
    SELECT id FROM account WHERE (SELECT count(*) FROM done WHERE subject_id = account.id AND action = 'CREATED') <> 1`,
  'an audited making without its account': `
    SELECT id FROM done WHERE operation = 'createAccount' AND NOT EXISTS (SELECT FROM account WHERE account.id = subject_id AND action = 'CREATED')`,
  'changes of a password that were not audited one by one': `
    SELECT id FROM account
    WHERE version - 1 <> (SELECT count(*) FROM done WHERE operation = 'changePassword' AND subject_id = account.id AND action = 'CHANGED')`,
  'sessions whose opening was not audited one by one': `
    SELECT id FROM account
    WHERE (SELECT count(*) FROM session WHERE account_id = account.id)
       <> (SELECT count(*) FROM done WHERE operation = 'login' AND account_id = account.id)`,
  'mutations whose keys are not kept one by one': `
    SELECT id FROM account
    WHERE (SELECT count(*) FROM idempotency_record WHERE account_id = account.id)
       <> (SELECT count(*) FROM done WHERE operation IN ('createAccount', 'changePassword') AND account_id = account.id)`,
  'a key without its answer': 'SELECT key FROM idempotency_record WHERE response IS NULL',
};

/** The traces of half-done operations that a database holds. */
export async function halfDone(client: pg.ClientBase): Promise<string[]> {
  const found: string[] = [];
  for (const [trace, query] of Object.entries(TRACES)) {
    const { rowCount } = await client.query(`WITH done AS (${DONE}) ${query}`);
    if (rowCount !== 0) found.push(trace);
  }
  return found;
}
