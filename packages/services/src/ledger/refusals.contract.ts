/** Every refusal of this feature and what it means to whoever asked. */
export const refusals = {
  'ledger.insufficient-funds': 'An account other than the mint would fall below zero.',
  'ledger.purse-full': 'A purse would hold more than the clients can show.',
  'ledger.unbalanced': 'The entries do not sum to zero, or there are fewer than two, or one is zero.',
  'ledger.unknown-account': 'A name is no ledger account.',
  'ledger.operation-conflict': 'The operation id was used for a different posting.',
} as const;
