import { registerEnumType } from '@nestjs/graphql';
import { CAP_MODES, CAP_POOLS } from '#regulations';

export const CapModeEnum = Object.fromEntries(CAP_MODES.map((mode) => [mode, mode]));
registerEnumType(CapModeEnum, {
  name: 'CapMode',
  description: 'What the cap on “excellent” is a part of.',
  valuesMap: {
    STRICT: { description: 'Of those rated exactly “good”.' },
    INCLUSIVE: { description: 'Of those rated “good” or “excellent”.' },
    ALL: { description: 'Of all rated.' },
  },
});

export const CapPoolEnum = Object.fromEntries(CAP_POOLS.map((pool) => [pool, pool]));
registerEnumType(CapPoolEnum, {
  name: 'CapPool',
  description: 'Among whom the cap on “excellent” is counted.',
  valuesMap: {
    BASE_ORGANIZATION: { description: 'Từng tổ chức cơ sở đảng: in each base organisation; the cells directly under the ward are one pool together.' },
    DIRECT_ORGANIZATION: { description: 'Từng tổ chức trực thuộc: in each organisation directly under the ward.' },
    WHOLE: { description: 'Toàn đảng bộ: in the whole ward.' },
  },
});
