/** Numbers of a person as they are shown. */
export interface ShownNumbers {
  readonly cardNumber: string | null;
  readonly person: {
    readonly id: string;
    readonly fullName: string;
    readonly nationalId: string | null;
    readonly identityNumbers: readonly { readonly kind: string; readonly masked: string | null; readonly version: number }[];
  };
}

export const NUMBERS = 'query ($id: UUID!) { member(id: $id) { cardNumber person { id fullName nationalId identityNumbers { kind masked version } } } }';
export const SET_NUMBER = 'mutation ($input: SetIdentityNumberInput!) { setIdentityNumber(input: $input) { identityNumber { kind masked version } } }';
export const NOT_SAME = 'mutation ($input: DeclareNotSameInput!) { declareNotSame(input: $input) { id } }';
export const DUPLICATES = 'query ($personId: UUID!) { possibleDuplicates(personId: $personId) { sameNumber alike person { id fullName } } }';
export const SUSPICIONS = '{ duplicateSuspicions { id openedOn sameNumber alike person { id fullName } other { id fullName } } }';
export const REVEAL = 'mutation ($input: RevealIdentityNumberInput!) { revealIdentityNumber(input: $input) { revealed { kind number } } }';
