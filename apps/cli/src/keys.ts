import { DataKeys, SystemClock, UnitOfWork, withClient, type Ctx, type Database } from '#database';
import { DenouncerCodec, DenouncerUpkeep } from '#denunciations';
import { IdentityNumberCodec, IdentityNumberUpkeep } from '#members';
import { newId } from '#kernel';

const POOL = { max: 1, connectTimeout: 5_000, statementTimeout: 60_000 };

type Batch = (ctx: Ctx) => Promise<number>;

/**
 * Seals card numbers that an older release left in plain, before anything is served; when there were any, rewrites the
 * table, so that they do not lie in its file either. Broken off, it goes on at the next start.
 */
export async function sealPlainNumbers(database: Pick<Database, 'ownerUrl' | 'keys'>): Promise<number> {
  const upkeep = new IdentityNumberUpkeep(IdentityNumberCodec.of(database.keys));
  const sealed = await inBatches(database, (ctx) => upkeep.sealPlain(ctx));
  await withClient(database.ownerUrl, 'DATABASE_URL', async (client) => {
    if (sealed > 0) await client.query('VACUUM (FULL) member');
    const { rowCount } = await client.query(`SELECT FROM pg_constraint WHERE conname = 'member_card_number_is_sealed' AND NOT convalidated`);
    if (rowCount === 1) await client.query('ALTER TABLE member VALIDATE CONSTRAINT member_card_number_is_sealed');
  });
  return sealed;
}

export interface Rotation {
  /** Whether a new key was made; otherwise an earlier rotation that was broken off was brought to its end. */
  readonly changed: boolean;
  readonly resealed: number;
}

/** Lets a new data key take over from the present one and seals all numbers and denouncers again, while the server runs. */
export async function rotateKeys(database: Pick<Database, 'ownerUrl' | 'keys'>): Promise<Rotation> {
  const denouncers = new DenouncerUpkeep(DenouncerCodec.of(database.keys));
  const numbers = new IdentityNumberUpkeep(IdentityNumberCodec.of(database.keys));
  const reseal = async (): Promise<number> => (await inBatches(database, (ctx) => numbers.reseal(ctx))) + (await inBatches(database, (ctx) => denouncers.reseal(ctx)));
  const left = await reseal();
  if (left > 0) return { changed: false, resealed: left };
  await asOwner(database, (ctx) => new DataKeys(database.keys).change(ctx.db.sql));
  return { changed: true, resealed: await reseal() };
}

/** Runs a batch a transaction until there is nothing left; answers how much there was. */
async function inBatches(database: Pick<Database, 'ownerUrl' | 'keys'>, batch: Batch): Promise<number> {
  return withUnitOfWork(database.ownerUrl, async (unitOfWork) => {
    let all = 0;
    for (let some = -1; some !== 0; all += some) some = await unitOfWork.run(seed(), batch);
    return all;
  });
}

/** Does something as the owner of the database, who stands outside all scopes. */
async function asOwner<T>({ ownerUrl }: Pick<Database, 'ownerUrl'>, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return withUnitOfWork(ownerUrl, (unitOfWork) => unitOfWork.run(seed(), work));
}

async function withUnitOfWork<T>(url: string, work: (unitOfWork: UnitOfWork) => Promise<T>): Promise<T> {
  const unitOfWork = new UnitOfWork({ ...POOL, url }, new SystemClock(), () => undefined);
  try {
    return await work(unitOfWork);
  } finally {
    await unitOfWork.close();
  }
}

function seed(): { readonly requestId: string; readonly language: 'vi' } {
  return { requestId: newId(), language: 'vi' };
}
