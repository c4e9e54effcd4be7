import { FIELD_GROUPS, IMPERSONAL, type FieldGroup, type FieldTable } from './field-groups.js';

/** Pages, edges and payloads hold nothing but what they lead to. */
const WRAPPER = /(Connection|Edge|Payload|PageInfo)$/;

/** Which right opens which field: the declarations of all features, put together. */
export class FieldRegister {
  private readonly groups = new Map<string, FieldGroup>();
  private readonly impersonal = new Set<string>();

  /** @throws Error when a field is put into two groups */
  add(table: FieldTable): void {
    for (const [type, said] of Object.entries(table)) {
      if (said === IMPERSONAL) this.impersonal.add(type);
      else for (const [group, fields] of Object.entries(said)) for (const field of fields.split(' ')) this.put(`${type}.${field}`, group as FieldGroup);
    }
  }

  /** The right that opens a field; null: it carries no personal data; undefined: nobody said, so nobody may read it. */
  opener(type: string, field: string): string | null | undefined {
    const group = this.groups.get(`${type}.${field}`);
    if (group !== undefined) return FIELD_GROUPS[group].right;
    return this.impersonal.has(type) || WRAPPER.test(type) ? null : undefined;
  }

  /** Every field that belongs to a group. */
  all(): ReadonlyMap<string, FieldGroup> {
    return this.groups;
  }

  private put(field: string, group: FieldGroup): void {
    if (this.groups.has(field)) throw new Error(`The field ${field} is put into a group twice.`);
    this.groups.set(field, group);
  }
}
