import { Module } from '@nestjs/common';
import { RuleBooks } from './rule-books.js';
import { RuleBookQuery } from './rule-books.query.js';

@Module({ providers: [RuleBookQuery, RuleBooks], exports: [RuleBooks] })
export class RuleBooksModule {}
