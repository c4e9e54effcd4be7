import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/**
 * Lets errors of resolvers pass on to the GraphQL error formatter, which decides what is a refusal and what a
 * fault; Nest would log every refusal as a fault. Outside GraphQL, Nest's own answers, which give nothing away.
 */
@Catch()
export class EdgeExceptionFilter extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw exception;
    super.catch(exception, host);
  }
}
