import type { LineageColumn } from 'core/lineage/lineageRow';
import { parseCell } from './parseCell';

describe('parseCell', () => {
  it.each<[LineageColumn, string, string | number | null]>([
    ['prompt_tokens', '1234', 1234],
    ['prompt_tokens', ' 1234.0 ', 1234],
    ['prompt_tokens', '0', 0],
    ['prompt_tokens', '', null],
    ['prompt_tokens', 'NULL', null],
    ['prompt_tokens', 'null', null],
    ['prompt_tokens', '\\N', null],
    ['feature', '', null],
    ['feature', 'null', null],
    ['feature', ' ', ' '],
    ['feature', 'Null Island', 'Null Island'],
    ['attempt', '2', 2],
    ['latency_ms', '812.5', 812.5],
    ['total_cost_usd', '0.00420', '0.00420'],
    ['total_cost_usd', '4.2e-3', '4.2e-3'],
    ['response_cache', 'SEMANTIC', 'semantic'],
  ])('reads %s from %j', (column, text, value) => {
    expect(parseCell(column, text, 'UTC')).toEqual({ value });
  });

  it.each<[LineageColumn, string, string]>([
    ['prompt_tokens', '-5', 'negative'],
    ['prompt_tokens', '12.5', 'not whole'],
    ['prompt_tokens', '1,234', 'without thousands separators'],
    ['prompt_tokens', '1.234.567', 'without thousands separators'],
    ['prompt_tokens', 'many', 'not a count of tokens'],
    ['prompt_tokens', 'NaN', 'not a count of tokens'],
    ['prompt_tokens', '1e3', 'not a count of tokens'],
    ['prompt_tokens', '9007199254740993', 'is more than'],
    ['attempt', '0', 'the first try is 1'],
    ['http_status', '70000', 'is more than 32767'],
    ['latency_ms', '1 s', 'not a duration'],
    ['latency_ms', '-1', 'not a duration'],
    ['total_cost_usd', '$0.01', 'not an amount'],
    ['total_cost_usd', '1e999', 'not an amount'],
    ['response_cache', 'hit', 'none of exact, semantic'],
    ['feature', 'a\u0000b', 'NUL'],
  ])('refuses %s from %j', (column, text, reason) => {
    const parsed = parseCell(column, text, 'UTC');
    expect('reason' in parsed && parsed.reason).toContain(reason);
  });
});
