import { DAY, HOUR } from './demoRange';
import { type TrafficShape, hourShare, workingHourBefore } from './trafficShape';

const monday = Date.UTC(2026, 10, 16);

describe('hourShare', () => {
  it.each<TrafficShape>(['working hours', 'evenings', 'all day', 'nightly'])(
    'adds up to seven days a week for %s',
    (shape) => {
      let sum = 0;
      for (let hour = 0; hour < 168; hour++) {
        sum += hourShare(shape, monday + hour * HOUR);
      }
      expect(sum).toBeCloseTo(7, 10);
    },
  );

  it('is highest in the morning at work and in the evening at home', () => {
    expect(busiestHour('working hours')).toBe(10);
    expect(busiestHour('evenings')).toBe(19);
  });

  it('rests at weekends where people work', () => {
    const saturday = monday + 5 * DAY + 10 * HOUR;
    expect(hourShare('working hours', saturday)).toBeLessThan(0.25 * hourShare('working hours', monday + 10 * HOUR));
  });
});

describe('workingHourBefore', () => {
  it.each([
    ['the same day', monday + 2 * DAY + 20 * HOUR, 2, monday + 2 * DAY + 14 * HOUR],
    ['the day before', monday + 2 * DAY + 15 * HOUR, 2, monday + DAY + 14 * HOUR],
    ['the Friday before a weekend', monday + 6 * DAY + 20 * HOUR, 2, monday + 4 * DAY + 14 * HOUR],
  ])('finds the hour on %s', (_, end, hoursBefore, start) => {
    expect(workingHourBefore(end, 14, hoursBefore)).toBe(start);
  });
});

function busiestHour(shape: TrafficShape): number {
  const shares = Array.from({ length: 24 }, (_, hour) => hourShare(shape, monday + hour * HOUR));
  return shares.indexOf(Math.max(...shares));
}
