import { DAY, HOUR } from '../usage/timeWindow';
import { type HourlyCalls, findSilentHours } from './silenceBackTest';

const START = Date.parse('2026-03-10T00:00:00Z');
const window = { from: START, to: START + 2 * DAY };
const options = { minutes: 60, busyCalls: 20 };

/** As many calls in every hour from nine days before the window to its end, but those named. */
function steady(calls: number, without: (index: number) => boolean): HourlyCalls[] {
  return Array.from({ length: 11 * 24 }, (_, place) => place - 9 * 24)
    .filter((index) => !without(index))
    .map((index) => ({ start: START + index * HOUR, calls }));
}

const indexOf = (at: number) => (at - START) / HOUR;

describe('findSilentHours', () => {
  it('fires at the end of an hour without a call that is usually busy', () => {
    const hours = steady(20, (index) => index === 5 || index === 6);
    expect(findSilentHours(hours, window, options).map(indexOf)).toEqual([6, 7]);
  });

  it('leaves an hour alone that is usually quiet', () => {
    expect(
      findSilentHours(
        steady(19, (index) => index === 5),
        window,
        options,
      ),
    ).toEqual([]);
  });

  it('waits for as many whole hours as hold the minutes, and compares with as many', () => {
    const hours = steady(10, (index) => index >= 5 && index < 8);
    expect(findSilentHours(hours, window, { minutes: 90, busyCalls: 20 }).map(indexOf)).toEqual([7, 8]);
  });

  it('goes on for ever once a week is silent', () => {
    const hours = steady(20, (index) => index > -8 * 24);
    const found = findSilentHours(hours, window, options).map(indexOf);
    expect(found).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
  });

  it('says nothing before the first call', () => {
    expect(findSilentHours([], window, options)).toEqual([]);
    expect(findSilentHours([{ start: START + 40 * HOUR, calls: 5 }], window, options)).toEqual([]);
  });
});
