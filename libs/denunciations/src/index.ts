export { DenouncerCodec, denouncerSealing } from './denouncer.codec.js';
export { DenouncerUpkeep } from './denouncer-upkeep.repository.js';
export * from './denunciations.module.js';
