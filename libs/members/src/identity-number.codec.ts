import { Injectable } from '@nestjs/common';
import { BlindIndex, DataKeys, type Keys, type Sealed, type Sql } from '#database';
import { digitsOf, type NumberKind } from './identity-number.rules.js';

export interface PlainNumber {
  readonly personId: string;
  readonly kind: NumberKind;
  readonly number: string;
}

/** A number as a row keeps it. */
export interface SealedNumber extends Sealed {
  readonly blindIndex: Buffer;
  readonly digits: number;
}

/** Turns numbers into what the database keeps of them, and back. */
@Injectable()
export class IdentityNumberCodec {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly indexes: BlindIndex,
  ) {}

  static of(keys: Keys): IdentityNumberCodec {
    return new IdentityNumberCodec(new DataKeys(keys), new BlindIndex(keys));
  }

  /** What seals numbers until the transaction ends. */
  async sealing(sql: Sql): Promise<(row: PlainNumber) => SealedNumber> {
    const seal = await this.dataKeys.sealing(sql);
    return ({ personId, kind, number }) => ({ ...seal(number, placeOf(personId, kind)), blindIndex: this.indexOf(kind, number), digits: digitsOf(number) });
  }

  async open(sql: Sql, personId: string, kind: NumberKind, sealed: Buffer): Promise<string> {
    return this.dataKeys.open(sql, sealed, placeOf(personId, kind));
  }

  /** By what a number is found among those of its kind. */
  indexOf(kind: NumberKind, number: string): Buffer {
    return this.indexes.of(`identity_number.${kind}`, number);
  }

  /** By what a number is found, whichever kind it was entered as: a card's mostly is the national id. */
  indexesOf(number: string): Buffer[] {
    return [this.indexOf('NATIONAL_ID', number), this.indexOf('CARD', number)];
  }
}

/** Seals numbers as rows of their table, for whoever loads many at once; bytes as the database reads them from JSON. */
export function numberSealing(keys: Keys, sql: Sql): (rows: readonly PlainNumber[]) => Promise<object[]> {
  return async (rows) => {
    const seal = await IdentityNumberCodec.of(keys).sealing(sql);
    return rows.map((row) => {
      const { sealed, blindIndex, digits, dataKeyId } = seal(row);
      return { personId: row.personId, kind: row.kind, sealed: inJson(sealed), blindIndex: inJson(blindIndex), digits, dataKeyId, disputed: false, version: 1 };
    });
  };
}

function inJson(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

function placeOf(personId: string, kind: NumberKind): string {
  return `identity_number|sealed|${personId}|${kind}`;
}
