import fc from 'fast-check';
import type { Verdict } from '#kernel';
import { PASSWORD_MAX, PASSWORD_MIN, passwordVerdict, usernameVerdict } from './account.rules.js';

const PATH = ['input', 'field'];

function codesOf(verdict: Verdict<string>): string[] {
  return verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code);
}

describe('passwordVerdict', () => {
  const judge = (password: string, current?: string): string[] => codesOf(passwordVerdict({ username: 'bithu.na-suong', password, current }, PATH));

  it.each([
    ['a passphrase', 'con ngựa trắng đi qua cầu', []],
    ['the shortest', 'x'.repeat(PASSWORD_MIN), []],
    ['one character less', 'x'.repeat(PASSWORD_MIN - 1), ['PASSWORD_TOO_SHORT']],
    ['the longest', 'x'.repeat(PASSWORD_MAX), []],
    ['one character more', 'x'.repeat(PASSWORD_MAX + 1), ['PASSWORD_TOO_LONG']],
    ['few characters that take many bytes', '👍'.repeat(PASSWORD_MIN - 1), ['PASSWORD_TOO_SHORT']],
    ['enough characters that take many bytes', '👍'.repeat(PASSWORD_MIN), []],
    ['nothing', '', ['PASSWORD_TOO_SHORT']],
    ['a part of the user name', 'hoa ban SUỐNG nở trắng', ['PASSWORD_CONTAINS_CONTEXT']],
    ['a part of the user name that is too short to matter', 'na na na na na na na', []],
    ['the word everybody tries', 'Tôi là ĐảngVien đây', ['PASSWORD_CONTAINS_CONTEXT']],
    ['the system’s name with what follows it most', 'xin chao chibo123456', ['PASSWORD_CONTAINS_CONTEXT']],
  ])('%s', (_, password, codes) => {
    expect(judge(password)).toEqual(codes);
  });

  it('names all that is wrong at once, with its numbers and its field', () => {
    const verdict = passwordVerdict({ username: 'an.binh', password: 'binh', current: 'binh' }, PATH);
    expect(codesOf(verdict)).toEqual(['PASSWORD_TOO_SHORT', 'PASSWORD_CONTAINS_CONTEXT', 'PASSWORD_UNCHANGED']);
    if (verdict.ok) throw new Error('It was accepted.');
    expect(verdict.refusals.map(({ params }) => params)).toEqual([{ min: PASSWORD_MIN, length: 4 }, { word: 'binh' }, {}]);
    expect(verdict.refusals.every(({ path }) => path === PATH)).toBe(true);
  });

  it('refuses the present password, and only it', () => {
    expect(judge('con ngựa trắng đi qua cầu', 'con ngựa trắng đi qua cầu')).toEqual(['PASSWORD_UNCHANGED']);
    expect(judge('con ngựa trắng đi qua cầu', 'con ngua trang di qua cau')).toEqual([]);
  });

  it('accepts nothing that contains the user name, however it is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (username, before, after) => {
        const verdict = passwordVerdict({ username, password: `${before} ${username.toUpperCase()} ${after}` }, PATH);
        expect(codesOf(verdict)).toContain('PASSWORD_CONTAINS_CONTEXT');
      }),
    );
  });
});

describe('usernameVerdict', () => {
  it.each([
    ['bithu.na-suong', 'bithu.na-suong'],
    ['  Bithu_01 ', 'bithu_01'],
    ['007', '007'],
    ['x'.repeat(64), 'x'.repeat(64)],
  ])('keeps %j as %j', (given, kept) => {
    expect(usernameVerdict(given, PATH)).toMatchObject({ ok: true, value: kept });
  });

  it.each(['', 'ab', 'x'.repeat(65), '.abc', '-abc', '_abc', 'bí.thư', 'a b c', 'an\u200bbinh', 'ab\nc', "an'; --", 'аbc'])('refuses %j', (given) => {
    expect(codesOf(usernameVerdict(given, PATH))).toEqual(['USERNAME_MALFORMED']);
  });

  it('keeps only what the database accepts too', () => {
    fc.assert(
      fc.property(fc.string(), (given) => {
        const verdict = usernameVerdict(given, PATH);
        if (verdict.ok) expect(verdict.value).toMatch(/^[a-z0-9][a-z0-9._-]{2,63}$/);
      }),
    );
  });
});
