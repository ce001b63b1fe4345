import { queryDefaults } from '../parse/queryDefaults';
import type { AmountStyle } from '../query';
import { ChoiceField } from './ChoiceField';

interface AmountsFieldProps {
  readonly id: string;
  /** Absent in queries that were stored before there was a choice. */
  readonly value: AmountStyle | undefined;
  readonly onChange: (amounts: AmountStyle) => void;
}

const amountOptions: Array<{ value: AmountStyle; label: string; description: string }> = [
  { value: 'short', label: 'Short', description: 'Three digits of any size, such as 1.23K or 0.00420' },
  {
    value: 'exact',
    label: 'Exact',
    description: 'Costs to the cent, such as 1,234.56; changes, savings and prices per request or token stay short',
  },
];

/** How money is written, in the currency of the data source. */
export function AmountsField({ id, value = queryDefaults.amounts, onChange }: AmountsFieldProps) {
  return <ChoiceField id={id} label="Amounts" options={amountOptions} value={value} onChange={onChange} />;
}
