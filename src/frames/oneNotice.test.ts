import { oneNotice } from './oneNotice';

describe('oneNotice', () => {
  it('is none where there is none', () => {
    expect(oneNotice([])).toEqual([]);
  });

  it('keeps every text, under the gravest severity', () => {
    const notices = [
      { severity: 'info', text: 'priced as uncached' },
      { severity: 'warning', text: 'no price' },
      { severity: 'info', text: 'no lifetime' },
    ] as const;
    expect(oneNotice(notices)).toEqual([
      { severity: 'warning', text: 'priced as uncached\n\nno price\n\nno lifetime' },
    ]);
  });

  it('says the same thing once', () => {
    const notice = { severity: 'info', text: 'limited to 1000000 rows' } as const;
    expect(oneNotice([notice, notice])).toEqual([notice]);
  });
});
