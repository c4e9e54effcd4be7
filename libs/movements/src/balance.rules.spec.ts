import { differenceOf, isBalanced } from './balance.rules.js';

it('opening, what came and what went make the closing', () => {
  const counted = { OPENING: 20, ADMITTED: 3, READMITTED: 1, RESTORED: 1, TRANSFERRED_IN: 2, REORGANIZED_IN: 5, TRANSFERRED_OUT: 4, REORGANIZED_OUT: 1, REMOVED_FROM_ROLL: 1, EXPELLED: 1, RESIGNED: 1, DIED: 2, CLOSING: 22 };
  expect([differenceOf(counted), isBalanced(counted)]).toEqual([0, true]);
  expect([differenceOf({ ...counted, CLOSING: 23 }), isBalanced({ ...counted, CLOSING: 23 })]).toEqual([1, false]);
  expect([differenceOf({}), isBalanced({})]).toEqual([0, true]);
});

it('two faults that make up for each other do not balance', () => {
  expect(isBalanced({ OPENING: 2, CLOSING: 2, UNEXPLAINED_IN: 1, UNEXPLAINED_OUT: 1 })).toBe(false);
  expect(isBalanced({ OPENING: 2, CLOSING: 2, WITHOUT_STATUS: 1 })).toBe(false);
});
