import { type DataQueryResponse, FieldType, createDataFrame, dateTime } from '@grafana/data';
import { of } from 'rxjs';
import { fetchValues } from './fetchValues';

const from = dateTime(0);
const to = dateTime(1);
const range = { from, to, raw: { from, to } };
const answering = (response: DataQueryResponse) => ({ query: () => of(response) });

describe('fetchValues', () => {
  it('returns the values in the order of the answer', async () => {
    const frame = createDataFrame({
      refId: 'values',
      fields: [{ name: 'value', type: FieldType.string, values: ['search', '(none)'] }],
    });
    await expect(fetchValues(answering({ data: [frame] }), 'feature', range)).resolves.toEqual(['search', '(none)']);
  });

  it('rejects with the message of the data source', async () => {
    const answer = { data: [], error: { message: 'PostgreSQL: relation "nope" does not exist' } };
    await expect(fetchValues(answering(answer), 'feature', range)).rejects.toThrow('relation "nope" does not exist');
  });
});
