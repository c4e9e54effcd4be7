/**
 * The condition that a row with a period is in force on a day. It compares dates where `during @> day` would be
 * shorter: under row-level security PostgreSQL uses its statistics only for operators that cannot leak what they
 * compare, and takes a range operator to find next to nothing, which costs a long list its hash joins.
 * @param day an expression of type date
 */
export function inForce(alias: string, day: string): string {
  return `${alias}.valid_from <= ${day} AND (${alias}.valid_through IS NULL OR ${alias}.valid_through >= ${day})`;
}
