import { FIELD_GROUPS, groupPolicy, IMPERSONAL } from './field-groups.js';
import { FieldRegister } from './field-register.js';

const register = (): FieldRegister => {
  const made = new FieldRegister();
  made.add({ Person: { IDENTITY: 'fullName birthDate', CONTACT: 'contact' }, Share: IMPERSONAL });
  return made;
};

describe('the groups of fields', () => {
  it('each have a right that says who reads them how far', () => {
    for (const { right } of Object.values(FIELD_GROUPS)) expect(Object.keys(groupPolicy)).toContain(right);
  });

  it.each([
    ['a field of a group', 'Person', 'fullName', 'member.read'],
    ['one of another', 'Person', 'contact', 'contact.read'],
    ['a type that holds nothing of people', 'Share', 'percent', null],
    ['a page of people', 'PersonConnection', 'totalCount', null],
    ['a field of which nobody said anything', 'Person', 'shoeSize', undefined],
    ['a type of which nobody did', 'Diary', 'text', undefined],
  ])('open %s by its right', (_what, type, field, right) => {
    expect(register().opener(type, field)).toBe(right);
  });

  it('take what another feature says of the same type, and no field twice', () => {
    const fields = register();
    fields.add({ Person: { THEORY_EDUCATION: 'education' } });
    expect(fields.opener('Person', 'education')).toBe('education.read');
    expect(() => { fields.add({ Person: { PARTY_RECORD: 'fullName' } }); }).toThrow('Person.fullName is put into a group twice');
  });
});
