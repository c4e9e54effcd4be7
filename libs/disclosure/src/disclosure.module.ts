import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { DisclosureQuery } from './disclosure.query.js';
import { DisclosureResolver, RecordReadConnectionResolver } from './disclosure.resolver.js';
import { DisclosureService } from './disclosure.service.js';

@Module({
  imports: [AccessModule],
  providers: [DisclosureQuery, DisclosureService, DisclosureResolver, RecordReadConnectionResolver],
})
export class DisclosureModule {}
