import { Temporal } from '#kernel';
import { mostWithin, Regulations, type RuleBook } from '#regulations';
import { INVENTED, type Book } from './book.js';
import { inForce } from './census.js';
import { mayBeBlamed } from './cases.js';
import { addDays, addMonths, addYears, ageOn, monthsAfter, type Day } from './days.js';
import type { DemoMember } from './membership.js';
import type { DemoTree } from './organizations.js';
import type { Random } from './random.js';
import type { Records, Stay } from './records.js';

/** The last day before the regulation on dues that is in force. */
const BEFORE: Day = '2026-01-31';
/** So many cells of each ward keep their dues here; the first of them has somebody who fell behind. */
const CELLS = 2;
/** The secretaries of these log in to the demo and enter dues of their own. */
const ENTER_THEIR_OWN = ['na-suong', 'doi-thong', 'doi-che'];
const BEHIND_FROM: Day = '2026-09-01';
const CAUGHT_UP_ON: Day = '2026-12-28';
const PENSION_FROM_AGE = 61;
/** What a month's dues are reckoned from, in đồng: it is invented, and is not kept. */
const PENSIONS = [4_200_000, 5_000_000, 5_800_000, 7_100_000];
const WAGES = [6_500_000, 7_800_000, 9_200_000, 11_400_000];
const MINIMUM_WAGE = 3_700_000;

type ShareName = 'dues.pension-share' | 'dues.insured-share' | 'dues.others-before-retirement';

/** Puts on record what some cells were paid since the regulation in force, month by month. */
export function collectDues(book: Book, records: Records, random: Random, { mocChau, vanSon }: DemoTree): void {
  const regulations = Regulations.load();
  for (const ward of [mocChau, vanSon]) {
    const cells = ward.cells.filter((cell) => mayBeBlamed(cell) && !ENTER_THEIR_OWN.includes(cell.plan.key) && cell.organization.endedOn === null);
    const chosen = random.fork(ward.key).shuffle(cells).slice(0, CELLS);
    chosen.forEach(({ organization }, index) => {
      const stays = records.stays.get(organization.id) ?? [];
      const behind = index === 0 && BEHIND_FROM <= book.referenceDate ? fallsBehind(records, stays, regulations) : undefined;
      for (const month of monthsAfter(BEFORE, book.referenceDate)) {
        const rules = regulations.on(Temporal.PlainDate.from(month));
        new Collection(book, random.fork(`${organization.id}/${month}`), organization.id, month, rules).take(payersOf(records, stays, month, rules), behind);
      }
    });
  }
}

/** Somebody who stays in the cell and paid until then. */
function fallsBehind(records: Records, stays: readonly Stay[], regulations: Regulations): DemoMember | undefined {
  const months = [addMonths(BEHIND_FROM, -1), BEHIND_FROM, addMonths(BEHIND_FROM, 1)];
  const [first = [], ...later] = months.map((month) => payersOf(records, stays, month, regulations.on(Temporal.PlainDate.from(month))));
  return first.find((member) => !member.settled && later.every((payers) => payers.includes(member)));
}

/** Who belongs to a cell all month and pays there: neither active elsewhere nor exempt for seniority. */
function payersOf(records: Records, stays: readonly Stay[], month: Day, rules: RuleBook): DemoMember[] {
  const last = addDays(addMonths(month, 1), -1);
  const exemptAfter = rules.required('dues.exempt-seniority').value;
  return stays
    .filter(({ period }) => period.kind === 'PRIMARY' && inForce(period, month) && inForce(period, last))
    .map(({ member }) => member)
    .filter(({ member }) => addYears(member.admissionDecidedOn, exemptAfter) > month && !(records.guests.get(member.id) ?? []).some((each) => inForce(each, month)));
}

/** The dues of one cell and month. */
class Collection {
  constructor(
    private readonly book: Book,
    private readonly random: Random,
    private readonly organizationId: string,
    private readonly month: Day,
    private readonly rules: RuleBook,
  ) {}

  take(payers: readonly DemoMember[], behind: DemoMember | undefined): void {
    const { rows, referenceDate } = this.book;
    for (const payer of payers) {
      const paidOn = payer === behind && this.month >= BEHIND_FROM && this.month < CAUGHT_UP_ON ? CAUGHT_UP_ON : addDays(this.month, 24);
      if (paidOn > referenceDate) continue;
      const [year, month] = this.month.split('-');
      const receipt = `Danh sách thu đảng phí tháng ${month}/${year} ${INVENTED}`;
      rows.duesPayment.push({ id: this.random.id(paidOn), memberId: payer.member.id, organizationId: this.organizationId, month: this.month, amountDong: this.amountOf(payer), paidOn, receipt });
    }
  }

  /** Of a pension from an age on, else of a wage or, for every other, of the minimum wage: the same every month. */
  private amountOf({ person, member }: DemoMember): number {
    const [share, amount] = basisOf(ageOn(person.birthOn, this.month), member.id);
    return mostWithin(amount, this.rules.required(share).value);
  }
}

/** By the id, so that it is the same every month. */
function basisOf(age: number, memberId: string): readonly [ShareName, number] {
  const lot = Number.parseInt(memberId.slice(-4), 16);
  if (age >= PENSION_FROM_AGE) return ['dues.pension-share', PENSIONS[lot % PENSIONS.length] ?? 0];
  return lot % 2 === 0 ? ['dues.insured-share', WAGES[Math.floor(lot / 2) % WAGES.length] ?? 0] : ['dues.others-before-retirement', MINIMUM_WAGE];
}
