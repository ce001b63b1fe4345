import { settingOfText, textOfSetting } from './jsonText';

describe('settingOfText', () => {
  it.each([
    ['', undefined],
    [' \n', undefined],
    ['[{"name": "a"}]', [{ name: 'a' }]],
    ['[{"name": ', '[{"name": '],
  ])('takes %j', (text, setting) => {
    expect(settingOfText(text)).toEqual(setting);
  });
});

describe('textOfSetting', () => {
  it.each([
    [undefined, ''],
    [null, ''],
    [[], '[]'],
    ['[{"name": ', '[{"name": '],
  ])('shows %j', (setting, text) => {
    expect(textOfSetting(setting)).toBe(text);
  });
});
