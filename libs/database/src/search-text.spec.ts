import fc from 'fast-check';
import type pg from 'pg';
import { searchText } from '#kernel';
import { connect } from '../../../test/setup/client.js';
import { freshDatabase, type TestDatabase } from '../../../test/setup/database.js';

const RUNS = process.env['CHIBO_TEST_FULL'] ? 10_000 : 500;

const VIETNAMESE = 'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ';
const letter = fc.constantFrom(...VIETNAMESE.split(''), ...VIETNAMESE.toUpperCase().split(''), ' ', '  ', '\t', '\u00a0', '\u3000', '-', "'", '.');
const vietnamese = fc.array(letter, { maxLength: 40 }).map((all) => all.join(''));
const decomposed = vietnamese.map((text) => text.normalize('NFD'));
// What the database cannot hold (NUL, halves of surrogate pairs), and what only the newer of the two Unicode
// libraries knows: letters assigned lately, capitals of scripts that got their capitals lately.
const UNSHARED = /[\0\p{Cs}\p{Cn}]|(?=\p{Lu})[\u1c80-\u1cbf\u2c00-\u2c5f\ua720-\ua7ff\u{10000}-\u{10ffff}]/u;
const anything = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !UNSHARED.test(text));

describe('the form in which names are searched', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    client = await connect(database.ownerUrl);
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  async function inDatabase(texts: readonly string[]): Promise<string[]> {
    const { rows } = await client.query<{ form: string }>('SELECT chibo_search_text(text) AS form FROM unnest($1::text[]) WITH ORDINALITY AS t (text, place) ORDER BY place', [texts]);
    return rows.map(({ form }) => form);
  }

  it.each([
    ['Vietnamese text', vietnamese],
    ['Vietnamese text with accents apart', decomposed],
    ['any text', anything],
  ])('is the same in the database and in the kernel: %s', async (_, text) => {
    const texts = fc.sample(text, RUNS);
    expect(await inDatabase(texts)).toEqual(texts.map((each) => ` ${searchText(each)}`));
  });
});
