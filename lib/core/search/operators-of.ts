import type { SearchField } from './search-fields.ts';

export interface Operator {
  /** What is written after the field's name. */
  readonly text: string;
  readonly label: string;
}

const is = { text: ':', label: 'is' };
const exists = { text: ':*', label: 'has a value' };
const pattern = { text: ':*…*', label: 'contains' };
const order: readonly Operator[] = [
  { text: '>', label: 'above' },
  { text: '>=', label: 'from' },
  { text: '<', label: 'below' },
  { text: '<=', label: 'up to' },
  { text: ':[… TO …]', label: 'between, ends included' },
];

/** What may follow a field's name; `…` stands where the cursor goes. */
export function operatorsOf(field: SearchField): readonly Operator[] {
  switch (field.kind) {
    case 'enum':
      return [is];
    case 'time':
      return order;
    case 'id':
      return [is, exists];
    case 'path':
      return [is, exists, pattern, ...order];
    case 'dictionary': {
      const network = { text: ':…/24', label: 'is in the network' };
      return field.name === 'sourceIPAddress' ? [is, exists, pattern, network] : [is, exists, pattern];
    }
  }
}
