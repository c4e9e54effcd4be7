/** The lines of a movement balance, in their order: what was, what came, what went, what is, and what nothing explains. */
export const LINES = {
  OPENING: 'OPENING',
  ADMITTED: 'ADMITTED',
  READMITTED: 'READMITTED',
  RESTORED: 'RESTORED',
  TRANSFERRED_IN: 'TRANSFERRED_IN',
  REORGANIZED_IN: 'REORGANIZED_IN',
  TRANSFERRED_OUT: 'TRANSFERRED_OUT',
  REORGANIZED_OUT: 'REORGANIZED_OUT',
  REMOVED_FROM_ROLL: 'REMOVED_FROM_ROLL',
  EXPELLED: 'EXPELLED',
  RESIGNED: 'RESIGNED',
  DIED: 'DIED',
  CLOSING: 'CLOSING',
  UNEXPLAINED_IN: 'UNEXPLAINED_IN',
  UNEXPLAINED_OUT: 'UNEXPLAINED_OUT',
  WITHOUT_STATUS: 'WITHOUT_STATUS',
} as const;
export type BalanceLine = keyof typeof LINES;

const ADDED: readonly BalanceLine[] = ['OPENING', 'ADMITTED', 'READMITTED', 'RESTORED', 'TRANSFERRED_IN', 'REORGANIZED_IN'];
const TAKEN: readonly BalanceLine[] = ['TRANSFERRED_OUT', 'REORGANIZED_OUT', 'REMOVED_FROM_ROLL', 'EXPELLED', 'RESIGNED', 'DIED'];
const AT_FAULT: readonly BalanceLine[] = ['UNEXPLAINED_IN', 'UNEXPLAINED_OUT', 'WITHOUT_STATUS'];

export type Counted = Readonly<Partial<Record<BalanceLine, number>>>;

/** By how much the closing exceeds what the lines make of the opening. */
export function differenceOf(counted: Counted): number {
  const sum = (lines: readonly BalanceLine[]): number => lines.reduce((total, line) => total + (counted[line] ?? 0), 0);
  return (counted.CLOSING ?? 0) - (sum(ADDED) - sum(TAKEN));
}

/** It balances when the numbers meet and no row is at fault: two faults may make up for each other. */
export function isBalanced(counted: Counted): boolean {
  return differenceOf(counted) === 0 && AT_FAULT.every((line) => (counted[line] ?? 0) === 0);
}
