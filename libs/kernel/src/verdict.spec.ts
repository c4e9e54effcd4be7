import fc from 'fast-check';
import { accepted, defineRefusals, DomainError, finding, messageOf, orThrow, refuse, refused, type Finding } from './verdict.js';

const refusals = defineRefusals({
  TOO_MANY: { vi: 'Có {count}, nhiều nhất {max}.', en: '{count} are too many, at most {max}.', rule: { document: 'QĐ 208-QĐ/TW', date: '2026-07-26', article: '4' } },
  TOO_LATE: { vi: 'Quá hạn.', en: 'Too late.' },
});
const code = fc.constantFrom(...Object.values(refusals));
const findings = fc.array(code.map((each) => finding(each)), { maxLength: 4 });

describe('a verdict', () => {
  it('that accepts gives its value, whatever it warns of', () => {
    fc.assert(
      fc.property(fc.anything(), findings, (value, warnings) => {
        const verdict = accepted(value, warnings);
        expect(verdict.warnings).toBe(warnings);
        expect(orThrow(verdict)).toBe(value);
      }),
    );
  });

  it('that refuses throws all its refusals and warnings at once, in order', () => {
    fc.assert(
      fc.property(findings.filter(({ length }) => length > 0), findings, (all, warnings) => {
        const error = thrown(() => orThrow(refused(all, warnings)));
        expect(error.refusals).toEqual(all);
        expect(error.warnings).toBe(warnings);
        expect(error.message).toBe(all.map(({ refusal }) => refusal.code).join(', '));
      }),
    );
  });

  it('that refuses for no reason is a mistake in the program', () => {
    expect(() => orThrow(refused([]))).toThrow('must name at least one refusal');
  });
});

describe('a finding', () => {
  it('carries code, rule, numbers and input', () => {
    const [found] = refuse(refusals.TOO_MANY, { count: 5, max: 3 }, ['input', 'names']).refusals;
    expect(found).toEqual<Finding>({
      refusal: { code: 'TOO_MANY', vi: 'Có {count}, nhiều nhất {max}.', en: '{count} are too many, at most {max}.', rule: { document: 'QĐ 208-QĐ/TW', date: '2026-07-26', article: '4' } },
      params: { count: 5, max: 3 },
      path: ['input', 'names'],
    });
  });

  it('speaks both languages, its numbers filled in', () => {
    const found = finding(refusals.TOO_MANY, { count: 5, max: 3 });
    expect(messageOf(found, 'vi')).toBe('Có 5, nhiều nhất 3.');
    expect(messageOf(found, 'en')).toBe('5 are too many, at most 3.');
  });

  it('writes days as they are written in its language', () => {
    const found = finding({ code: 'OVER', vi: 'Hết hạn ngày {day}.', en: 'Over on {day}.' }, { day: '2026-03-01' });
    expect([messageOf(found, 'vi'), messageOf(found, 'en')]).toEqual(['Hết hạn ngày 01/03/2026.', 'Over on 2026-03-01.']);
  });

  it('fills in a text as it is, and leaves a hole it knows nothing for', () => {
    fc.assert(
      fc.property(fc.string(), (count) => {
        expect(messageOf(finding(refusals.TOO_MANY, { count }), 'en')).toBe(`${count} are too many, at most {max}.`);
      }),
    );
  });
});

function thrown(work: () => unknown): DomainError {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It did not throw.');
}
