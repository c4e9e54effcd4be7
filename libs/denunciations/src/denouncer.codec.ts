import { Injectable } from '@nestjs/common';
import { DataKeys, type Keys, type Sealed, type Sql } from '#database';

/** Who denounces, as the letter says it. */
export interface Denouncer {
  readonly name: string;
  readonly address: string | null;
}

/** Turns a denouncer into what the database keeps of one, and back. */
@Injectable()
export class DenouncerCodec {
  constructor(private readonly dataKeys: DataKeys) {}

  static of(keys: Keys): DenouncerCodec {
    return new DenouncerCodec(new DataKeys(keys));
  }

  async seal(sql: Sql, denunciationId: string, { name, address }: Denouncer): Promise<Sealed> {
    return (await this.dataKeys.sealing(sql))(JSON.stringify([name, address]), placeOf(denunciationId));
  }

  async open(sql: Sql, denunciationId: string, sealed: Buffer): Promise<Denouncer> {
    const [name, address] = JSON.parse(await this.dataKeys.open(sql, sealed, placeOf(denunciationId))) as [string, string | null];
    return { name, address };
  }
}

/** Seals who denounces in many letters at once, each letter's two columns in their order; bytes as the database reads them from JSON. */
export function denouncerSealing(keys: Keys, sql: Sql): (letters: readonly { readonly id: string; readonly denouncer: Denouncer | null }[]) => Promise<object[]> {
  return async (letters) => {
    const codec = DenouncerCodec.of(keys);
    const rows: object[] = [];
    for (const { id, denouncer } of letters) {
      const kept = denouncer && (await codec.seal(sql, id, denouncer));
      rows.push({ sealed: kept && `\\x${kept.sealed.toString('hex')}`, dataKeyId: kept?.dataKeyId ?? null });
    }
    return rows;
  };
}

function placeOf(denunciationId: string): string {
  return `denunciation|sealed|${denunciationId}`;
}
